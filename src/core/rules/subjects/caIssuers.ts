import { secretCredentials } from '../../connections/participants/servingSecret.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { leafOf } from '../../model/credentialSource.ts';
import type { SecretDocument } from '../../model/documents/objects.ts';
import type { NodeView } from '../../model/node.ts';
import { type DocumentOf, objectsOf } from './objectDocuments.ts';

/** The CA with which an issuer of cert-manager signs what a Certificate asks for. */
export interface IssuingAuthority {
  readonly issuer: DocumentOf<'caIssuer'>;
  readonly secret: SecretDocument;
  readonly signer: CertificateArtifact;
}

/** Undefined where the files do not hold the issuer and its CA, or more than one that might be meant. */
export function issuingAuthority(
  document: DocumentOf<'managedCertificate'>,
  node: NodeView,
): IssuingAuthority | undefined {
  const issuer = caIssuerOf(document, node);
  const secret = issuer && onlySecret(issuer.secretName.value, authorityNamespace(issuer), node);
  const signer = secret && leafOf(secretCredentials(secret, 'tls.crt'));
  return issuer && secret && signer && { issuer, secret, signer };
}

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

/** The only Secret of a name in a namespace, or in any. */
export function onlySecret(
  name: string | undefined,
  namespace: string | undefined | 'any',
  node: NodeView,
): SecretDocument | undefined {
  const found = objectsOf(node, 'secret').filter(
    ({ document }) => document.name === name && (namespace === 'any' || document.namespace === namespace),
  );
  return found.length === 1 ? found[0]?.document : undefined;
}
