import { isManaged } from '../../kubernetes/objects/secret.ts';
import { shortName } from '../../model/labels/names.ts';
import { DAY, dateText } from '../../model/labels/times.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { daysBetween, daysText } from '../subjects/certificateClock.ts';
import { isReportedAtFile } from '../subjects/reportedAtObjects.ts';
import { servedPlaces } from '../subjects/servedPlaces.ts';
import { certificatesIn, secretName, tlsSecrets } from '../subjects/tlsSecrets.ts';

/** The certificate of a TLS Secret about to reach its notAfter; when is a setting, and advice. */
export const tlsSecretExpiresSoon = defineRule(OBJECTS['tls-secret-expires-soon'], {
  *check(node, { now, warningDays }) {
    for (const { secret, certificate } of tlsSecrets(node)) {
      const [leaf] = certificatesIn(certificate);
      if (!leaf || isManaged(secret) || isReportedAtFile(node, leaf.certificate)) continue;
      const { notBefore, notAfter, subject } = leaf.certificate;
      // A certificate issued for a few weeks would otherwise be reported from its first day.
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
        related: servedPlaces(node, secret),
      };
    }
  },
});
