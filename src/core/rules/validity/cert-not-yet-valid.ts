import { aboutDates } from '../../model/about.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { DAY, dateText } from '../../model/labels/times.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { defineRule } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import { reissue } from '../sequences/reissue.ts';
import { evidenceOfUse, hasLife, nameOf } from '../subjects/certificateClock.ts';
import { datesMatter } from './datesMatter.ts';

/** A certificate before its notBefore (RFC 5280 section 4.1.2.5, verified). */
export const certNotYetValid = defineRule(VALIDITY['cert-not-yet-valid'], {
  *check(node, { now }) {
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related } = use;
      if (certificate.notBefore <= now || !hasLife(use) || datesMatter(use, node, now) === 'unread') continue;
      yield {
        message: 'early',
        data: { name: nameOf(use), date: dateText(certificate.notBefore) },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        about: [aboutDates(certificate)],
        evidence: evidenceOfUse(use, node),
        related,
        command: isAuthority(certificate) ? undefined : reissue(node, artifact.origin.uri),
        severity: certificate.notBefore - now < DAY ? 'warning' : undefined,
      };
    }
  },
});
