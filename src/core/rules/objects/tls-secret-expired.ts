import { aboutDates } from '../../model/about.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { shortName } from '../../model/labels/names.ts';
import { dateText, daysText } from '../../model/labels/times.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { daysBetween } from '../subjects/certificateClock.ts';
import { isReportedAtFile } from '../subjects/reportedAtObjects.ts';
import { servedPlaces } from '../subjects/servedPlaces.ts';
import { certificatesIn, isManagedOn, secretName, tlsSecrets } from '../subjects/tlsSecrets.ts';

/** The certificate of a TLS Secret, or all CAs next to it, past their notAfter (RFC 5280 section 4.1.2.5). */
export const tlsSecretExpired = defineRule(OBJECTS['tls-secret-expired'], {
  *check(node, { now }) {
    for (const { secret, certificate, authority } of tlsSecrets(node)) {
      const [leaf] = certificatesIn(certificate);
      const authorities = certificatesIn(authority);
      const isOver = authorities.every((one) => one.certificate.notAfter < now);
      const [last] = [...authorities].sort((a, b) => b.certificate.notAfter - a.certificate.notAfter);
      const leafIsOver = leaf !== undefined && leaf.certificate.notAfter < now;
      const expired = leafIsOver ? leaf : isOver ? last : undefined;
      if (!expired || isReportedAtFile(node, expired.certificate)) continue;
      const { notBefore, notAfter, subject } = expired.certificate;
      if (notAfter < notBefore) continue;
      const related = servedPlaces(node, secret);
      const role = leafIsOver ? (related.length > 0 ? 'leaf' : roleOf(leaf.certificate)) : 'authority';
      yield {
        message: isManagedOn(node, secret) ? 'copy' : role,
        data: {
          name: shortName(subject),
          secret: secretName(secret),
          ago: daysText(daysBetween(notAfter, now)),
          date: dateText(notAfter),
        },
        at: placeOf(expired),
        about: [aboutDates(expired.certificate)],
        related,
        severity: isManagedOn(node, secret) ? 'warning' : undefined,
      };
    }
  },
});

/** Its purpose if no Ingress or Gateway serves it: operators keep CAs and client certificates in TLS Secrets as well. */
function roleOf(certificate: Certificate): 'signer' | 'client' | 'leaf' {
  // A self-signed certificate of X.509 version 1 does not state whether it signs; in a TLS Secret it usually serves.
  if (certificate.basicConstraints?.ca) return 'signer';
  const purposes = certificate.extendedKeyUsage ?? [];
  return purposes.length > 0 && purposes.every((purpose) => purpose === 'clientAuth') ? 'client' : 'leaf';
}
