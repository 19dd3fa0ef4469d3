import { shortName } from '../../model/labels/names.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { rfc5280 } from '../references/references.ts';
import { DAY, dateText, daysBetween, daysText } from '../subjects/certificateClock.ts';
import { isReportedAtFile } from '../subjects/reportedAtObjects.ts';
import { certificatesIn, isManaged, secretName, tlsSecrets } from '../subjects/tlsSecrets.ts';
import { TLS_SECRET_PAGE } from './objectReferences.ts';

/** The certificate of a TLS Secret about to reach its notAfter; when is a setting, and advice. */
export const tlsSecretExpiresSoon = defineRule({
  id: 'objects/tls-secret-expires-soon',
  severity: 'warning',
  basis: 'advice',
  title: 'The certificate of a TLS Secret expires soon',
  messages: { soon: '“{name}” in Secret “{secret}” expires on {date} ({left} left).' },
  docs: {
    why: 'Nothing renews a Secret that was written by hand. Those of cert-manager are left out: it renews them in the cluster, whatever the copy in a file says.',
    fix: 'Issue the certificate anew and replace both keys of the Secret, or let cert-manager keep it.',
    references: [rfc5280('4.1.2.5'), TLS_SECRET_PAGE],
  },
  *check(node, { now, warningDays }) {
    for (const { secret, certificate } of tlsSecrets(node)) {
      const [leaf] = certificatesIn(certificate);
      if (!leaf || isManaged(secret) || isReportedAtFile(node, leaf.certificate)) continue;
      const { notBefore, notAfter, subject } = leaf.certificate;
      // What is made for a few weeks would be warned about from its first day.
      const warning = Math.min(warningDays * DAY, (notAfter - notBefore) / 3);
      if (notAfter < now || notAfter - now > warning || notBefore > now) continue;
      yield {
        message: 'soon',
        data: {
          name: shortName(subject),
          secret: secretName(secret),
          date: dateText(notAfter),
          left: daysText(daysBetween(now, notAfter)),
        },
        at: placeOf(leaf),
      };
    }
  },
});
