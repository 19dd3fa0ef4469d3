import { defineRule } from '../engine/rule.ts';
import { rfc5280 } from '../references/references.ts';
import { dateText, hasLife, nameOf } from '../subjects/certificateClock.ts';
import { certificateUses } from '../subjects/certificateUses.ts';
import { nodeRenewal } from './nodeRenewal.ts';

/** notAfter before notBefore: no instant at which it is valid (RFC 5280 section 4.1.2.5). */
export const certValidityInverted = defineRule({
  id: 'validity/cert-validity-inverted',
  severity: 'error',
  basis: 'must',
  title: 'A certificate ends before it begins',
  messages: { inverted: 'notAfter of “{name}” ({end}) lies before notBefore ({start}); it is never valid.' },
  docs: {
    why: 'A certificate is valid from notBefore to notAfter. Where the second lies before the first there is no such time, whatever the clock says. Scripts with a wrong date format make such certificates.',
    fix: 'Issue it anew with the right dates.',
    references: [rfc5280('4.1.2.5')],
  },
  *check(node) {
    for (const use of certificateUses(node)) {
      if (hasLife(use)) continue;
      const { certificate, artifact, related } = use;
      yield {
        message: 'inverted',
        data: { name: nameOf(use), end: dateText(certificate.notAfter), start: dateText(certificate.notBefore) },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        related,
        command: nodeRenewal(use, node),
      };
    }
  },
});
