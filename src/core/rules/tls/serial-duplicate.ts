import type { Certificate } from '../../model/artifacts/certificate.ts';
import { append } from '../../model/collections/lookup.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { shortName } from '../../model/labels/names.ts';
import { plainText } from '../../model/text/plainText.ts';
import { phrase } from '../../model/text/text.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TLS } from '../pages/tls.ts';

/** Serial numbers are unique for each CA (RFC 5280 §4.1.2.2). */
export const serialDuplicate = defineRule(TLS['serial-duplicate'], {
  *check(node, { signatures }) {
    const uses = certificateUses(node);
    const authorities = authoritiesByName(uses);
    const byIssuer = new Map<string, CertificateUse[]>();
    for (const use of uses) {
      const { certificate } = use;
      const { issuer, subject, authorityKeyId, serialNumber } = certificate;
      // minikube gives every leaf of its two CAs the serial 2.
      if (issuer.key === subject.key || /^(?:minikube|proxyClientCA$)/.test(plainText(shortName(issuer)))) continue;
      // Two CAs may have one name: the key is named by the certificate, or found by its signature.
      const signer = authorities.get(issuer.key)?.find((one) => signatures.verdict(certificate, one) === 'valid');
      const key = authorityKeyId ?? signer?.publicKey.id;
      if (key !== undefined) append(byIssuer, `${issuer.key} ${key} ${serialNumber}`, use);
    }
    for (const [first, ...others] of byIssuer.values()) {
      const second = others.find((use) => use.certificate.sha256 !== first?.certificate.sha256);
      if (!first || !second) continue;
      const { serialNumber, issuer } = second.certificate;
      yield {
        message: 'twice',
        data: { serial: serialNumber, issuer: shortName(issuer), other: shortName(first.certificate.subject) },
        at: placeOf(second.artifact),
        related: [relatedPlace(placeOf(first.artifact), phrase('The other certificate'))],
      };
    }
  },
});

function authoritiesByName(uses: readonly CertificateUse[]): ReadonlyMap<string, readonly Certificate[]> {
  const found = new Map<string, Certificate[]>();
  for (const { certificate } of uses) if (isAuthority(certificate)) append(found, certificate.subject.key, certificate);
  return found;
}
