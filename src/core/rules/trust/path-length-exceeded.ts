import { refusalsOf } from '../../connections/causes/refusals.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { defineRule } from '../engine/rule.ts';
import { rfc5280 } from '../references/references.ts';
import { refusalIssue } from './refusalIssue.ts';

/** More CAs below one than its pathLenConstraint allows (RFC 5280 §4.2.1.9). */
export const pathLengthExceeded = defineRule({
  id: 'trust/path-length-exceeded',
  severity: 'error',
  basis: 'must',
  title: 'A CA has more CAs below it than it allows',
  messages: {
    tooLong:
      'CA “{name}” allows {allowed} lower CAs, but the chain of “{leaf}” has more ({shown} certificates are shown): {effect}.',
  },
  docs: {
    why: 'pathLenConstraint limits how many intermediate CAs may stand between a CA and a leaf; 0 means that the CA signs leaves only.',
    fix: 'Make the certificate of the CA again with a larger path length or none, or let the other side trust the lower CA itself: a chain ends at the first anchor.',
    references: [rfc5280('4.2.1.9')],
  },
  *check(node, context) {
    for (const refusal of refusalsOf(context.verifications, 'tooManyIntermediates')) {
      const { data, ...places } = refusalIssue(node, refusal);
      const allowed = refusal.failure.certificate.basicConstraints?.pathLength ?? 0;
      const shown = certificatesOf(refusal.verifications[0].presented).length;
      yield { message: 'tooLong', data: { ...data, allowed, shown }, ...places };
    }
  },
});
