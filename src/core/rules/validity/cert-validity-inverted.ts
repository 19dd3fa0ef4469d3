import { aboutDates } from '../../model/about.ts';
import { dateText } from '../../model/labels/times.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { defineRule } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import { hasLife, nameOf } from '../subjects/certificateClock.ts';
import { nodeRenewal } from './nodeRenewal.ts';

/** notAfter before notBefore: the certificate is never valid (RFC 5280 section 4.1.2.5). */
export const certValidityInverted = defineRule(VALIDITY['cert-validity-inverted'], {
  *check(node) {
    for (const use of certificateUses(node)) {
      if (hasLife(use)) continue;
      const { certificate, artifact, related } = use;
      yield {
        message: 'inverted',
        data: { name: nameOf(use), end: dateText(certificate.notAfter), start: dateText(certificate.notBefore) },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        about: [aboutDates(certificate)],
        related,
        command: nodeRenewal(use, node),
      };
    }
  },
});
