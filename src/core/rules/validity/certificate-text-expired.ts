import { dateText, daysText, warningTime } from '../../model/labels/times.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import { daysBetween } from '../subjects/certificateClock.ts';

/** The form of a certificate in some support bundles: the text of `openssl x509 -text`, with its dates. */
export const certificateTextExpired = defineRule(VALIDITY['certificate-text-expired'], {
  *check(node, context): Iterable<IssueOf<(typeof VALIDITY)['certificate-text-expired']>> {
    const { now } = context;
    for (const { file, archived } of node.files) {
      if (archived) continue;
      for (const artifact of file.artifacts) {
        if (artifact.kind !== 'certificateText') continue;
        const { name, notBefore, notAfter, isAuthority: isCa } = artifact.certificate;
        const left = notAfter - now;
        if (notBefore > now || left > warningTime({ notBefore, notAfter, isCa }, context)) continue;
        const days = daysText(daysBetween(notAfter, now));
        const date = dateText(notAfter);
        const at = { uri: file.uri, span: artifact.origin.span };
        if (left < 0) yield { message: 'expired', data: { name, ago: days, date }, at };
        else yield { message: 'soon', data: { name, left: days, date }, at };
      }
    }
  },
});
