import { secretCredentials } from '../../connections/participants/servingSecret.ts';
import { leafOf } from '../../model/credentialSource.ts';
import type { SecretDocument } from '../../model/documents/objects.ts';
import { shortName } from '../../model/labels/names.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { type DocumentOf, objectsOf } from '../subjects/objectDocuments.ts';
import { certificatesIn, secretName } from '../subjects/tlsSecrets.ts';

/** cert-manager does not issue again what its CA issuer signed with the key before (cert-manager.io, "CA"). */
export const certificateNotByIssuer = defineRule(OBJECTS['certificate-not-by-issuer'], {
  *check(node, { signatures }) {
    for (const { document } of objectsOf(node, 'managedCertificate')) {
      const issuer = caIssuerOf(document, node);
      const secret = onlySecret(document.secretName?.value, document.namespace, node);
      const authority = issuer && onlySecret(issuer.secretName.value, authorityNamespace(issuer), node);
      const [leaf] = secret ? certificatesIn(secretCredentials(secret, 'tls.crt')) : [];
      const signer = authority && leafOf(secretCredentials(authority, 'tls.crt'));
      if (!secret || !authority || !leaf || !signer || secret === authority) continue;
      if (leaf.certificate.issuer.key !== signer.certificate.subject.key) continue;
      if (signatures.verdict(leaf.certificate, signer.certificate) !== 'invalid') continue;
      yield {
        message: 'replaced',
        data: {
          leaf: shortName(leaf.certificate.subject),
          secret: secretName(secret),
          ca: shortName(signer.certificate.subject),
          authority: secretName(authority),
          issuer: issuer.name,
        },
        at: placeOf(leaf),
        related: [relatedPlace(placeOf(signer), phrase('The CA of the issuer'))],
      };
    }
  },
});

/** The CA issuer that a Certificate names; undefined where there is none, or more than one. */
function caIssuerOf(
  { issuer, namespace }: DocumentOf<'managedCertificate'>,
  node: NodeView,
): DocumentOf<'caIssuer'> | undefined {
  const found = objectsOf(node, 'caIssuer').filter(
    ({ document }) =>
      document.scope === issuer?.kind &&
      document.name === issuer.name &&
      (issuer.kind === 'ClusterIssuer' || document.namespace === namespace),
  );
  return found.length === 1 ? found[0]?.document : undefined;
}

/** The Secret of a ClusterIssuer lies in the namespace that cert-manager was told to use, which may be any. */
function authorityNamespace({ scope, namespace }: DocumentOf<'caIssuer'>): string | undefined | 'any' {
  return scope === 'Issuer' ? namespace : 'any';
}

function onlySecret(
  name: string | undefined,
  namespace: string | undefined | 'any',
  node: NodeView,
): SecretDocument | undefined {
  const found = objectsOf(node, 'secret').filter(
    ({ document }) => document.name === name && (namespace === 'any' || document.namespace === namespace),
  );
  return found.length === 1 ? found[0]?.document : undefined;
}
