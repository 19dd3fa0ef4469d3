import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { secretCredentials } from '../../uses/lookup/servingSecret.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { issuingAuthority, onlySecret } from '../subjects/caIssuers.ts';
import { certificatesIn, secretName } from '../subjects/tlsSecrets.ts';

/** cert-manager does not issue again what its CA issuer signed with the key before (cert-manager.io, "CA"). */
export const certificateNotByIssuer = defineRule(OBJECTS['certificate-not-by-issuer'], {
  *check(node, { signatures }) {
    for (const { document } of objectsOf(node, 'managedCertificate')) {
      const authority = issuingAuthority(document, node);
      const secret = authority && onlySecret(document.secretName?.value, document, node);
      const [leaf] = secret ? certificatesIn(secretCredentials(secret, 'tls.crt')) : [];
      if (!secret || !leaf || secret === authority.secret) continue;
      const { issuer, signer } = authority;
      if (leaf.certificate.issuer.key !== signer.certificate.subject.key) continue;
      if (signatures.verdict(leaf.certificate, signer.certificate) !== 'invalid') continue;
      yield {
        message: 'replaced',
        data: {
          leaf: shortName(leaf.certificate.subject),
          secret: secretName(secret),
          ca: shortName(signer.certificate.subject),
          authority: secretName(authority.secret),
          issuer: issuer.name,
        },
        at: placeOf(leaf),
        related: [relatedPlace(placeOf(signer), phrase('The CA of the issuer'))],
      };
    }
  },
});
