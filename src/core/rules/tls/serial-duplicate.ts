import { append } from '../../model/collections/lookup.ts';
import { shortName } from '../../model/labels/names.ts';
import { plainText } from '../../model/text/plainText.ts';
import { phrase } from '../../model/text/text.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TLS } from '../pages/tls.ts';

/** Serial numbers are unique for each CA (RFC 5280 §4.1.2.2). */
export const serialDuplicate = defineRule(TLS['serial-duplicate'], {
  *check(node) {
    const byIssuer = new Map<string, CertificateUse[]>();
    for (const use of certificateUses(node)) {
      const { issuer, subject, authorityKeyId, serialNumber } = use.certificate;
      // minikube gives every leaf of its two CAs the serial 2.
      if (issuer.key === subject.key || /^(?:minikube|proxyClientCA$)/.test(plainText(shortName(issuer)))) continue;
      const key = `${issuer.key} ${authorityKeyId} ${serialNumber}`;
      append(byIssuer, key, use);
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
