import { shortName } from '../../model/labels/names.ts';
import { dateText, daysText, warningTime } from '../../model/labels/times.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { daysBetween } from '../subjects/certificateClock.ts';
import { isReportedAtFile } from '../subjects/reportedAtObjects.ts';
import { servedPlaces } from '../subjects/servedPlaces.ts';
import { certificatesIn, isManagedOn, secretName, tlsSecrets } from '../subjects/tlsSecrets.ts';

/** The certificate of a TLS Secret about to reach its notAfter; when is a setting, and advice. */
export const tlsSecretExpiresSoon = defineRule(OBJECTS['tls-secret-expires-soon'], {
  *check(node, context) {
    const { now } = context;
    for (const { secret, certificate } of tlsSecrets(node)) {
      const [leaf] = certificatesIn(certificate);
      if (!leaf || isManagedOn(node, secret) || isReportedAtFile(node, leaf.certificate)) continue;
      const { notBefore, notAfter, subject } = leaf.certificate;
      const warning = warningTime({ notBefore, notAfter, isCa: false }, context);
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
