import { shortName } from '../../model/labels/names.ts';
import { plainText } from '../../model/text/plainText.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { rfc5280 } from '../references/references.ts';
import { type CertificateUse, certificateUses } from '../subjects/certificateUses.ts';

/** Serial numbers are unique for each CA (RFC 5280 §4.1.2.2). */
export const serialDuplicate = defineRule({
  id: 'tls/serial-duplicate',
  severity: 'warning',
  basis: 'must',
  title: 'A CA gave one serial number to two certificates',
  messages: { twice: 'Serial {serial} was used twice by “{issuer}”: here and for “{other}”.' },
  docs: {
    why: 'Revocation lists and caches know a certificate by issuer and serial number; browsers refuse duplicates.',
    fix: 'Issue one of the two anew, with random serial numbers.',
    references: [rfc5280('4.1.2.2')],
  },
  *check(node) {
    const byIssuer = new Map<string, CertificateUse[]>();
    for (const use of certificateUses(node)) {
      const { issuer, subject, authorityKeyId, serialNumber } = use.certificate;
      // minikube gives every leaf of its two CAs the serial 2.
      if (issuer.key === subject.key || /^(?:minikube|proxyClientCA$)/.test(plainText(shortName(issuer)))) continue;
      const key = `${issuer.key} ${authorityKeyId} ${serialNumber}`;
      byIssuer.set(key, [...(byIssuer.get(key) ?? []), use]);
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
