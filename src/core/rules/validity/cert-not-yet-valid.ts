import { defineRule } from '../engine/rule.ts';
import { GO_X509, rfc5280 } from '../references/references.ts';
import { DAY, dateText, hasLife, nameOf } from '../subjects/certificateClock.ts';
import { certificateUses } from '../subjects/certificateUses.ts';
import { datesMatter } from './datesMatter.ts';

/** A certificate before its notBefore (RFC 5280 section 4.1.2.5, tried). */
export const certNotYetValid = defineRule({
  id: 'validity/cert-not-yet-valid',
  severity: 'error',
  basis: 'must',
  title: 'A certificate is not valid yet',
  messages: {
    early:
      '“{name}” is valid from {date} on, which is still to come by the clock here: `x509: certificate has expired or is not yet valid`. Check the clocks of the issuing machine and of this one.',
  },
  docs: {
    why: 'A certificate is refused before its first day as it is after its last. The usual cause is a machine with a wrong clock: the one that issued it, or the one that looks at it. Less than a day ahead is a warning only, because the clock here may be the wrong one.',
    fix: 'Set the clock right (`timedatectl`, chrony), or issue the certificate anew on a machine whose clock is right.',
    references: [rfc5280('4.1.2.5'), GO_X509],
  },
  *check(node, { now }) {
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related } = use;
      if (certificate.notBefore <= now || !hasLife(use) || datesMatter(use, node, now) === 'unread') continue;
      yield {
        message: 'early',
        data: { name: nameOf(use), date: dateText(certificate.notBefore) },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        related,
        severity: certificate.notBefore - now < DAY ? 'warning' : undefined,
      };
    }
  },
});
