import { type Refusal, refusalOf, refusalsOf } from '../../connections/causes/refusals.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import type { NodeView } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';
import { liftLimits } from '../sequences/authoritySequence.ts';

import { refusalIssue } from './refusalIssue.ts';

/** More CAs below one than its pathLenConstraint allows (RFC 5280 §4.2.1.9). */
export const pathLengthExceeded = defineRule(TRUST['path-length-exceeded'], {
  *check(node, context) {
    for (const refusal of refusalsOf(context.verifications, 'tooManyIntermediates')) {
      yield { ...lengthIssue(node, refusal), command: liftLimits(node, refusal.failure.certificate) };
    }
  },
  report(cause) {
    const refusal = refusalOf(cause, 'tooManyIntermediates');
    return refusal && lengthIssue(undefined, refusal);
  },
});

function lengthIssue(node: NodeView | undefined, refusal: Refusal<'tooManyIntermediates'>) {
  const { data, ...places } = refusalIssue(node, refusal);
  const allowed = refusal.failure.certificate.basicConstraints?.pathLength ?? 0;
  const shown = certificatesOf(refusal.verifications[0].presented).length;
  return { message: 'tooLong', data: { ...data, allowed, shown }, ...places } as const;
}
