import { refusalOf, refusalsOf } from '../../connections/causes/refusals.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';
import { liftLimits } from '../sequences/authoritySequence.ts';

import { refusalIssue } from './refusalIssue.ts';

/** A name outside what a CA of the chain may sign (RFC 5280 §4.2.1.10). */
export const nameConstraintViolated = defineRule(TRUST['name-constraint-violated'], {
  *check(node, context) {
    for (const refusal of refusalsOf(context.verifications, 'nameConstraint')) {
      const command = liftLimits(node, refusal.failure.certificate);
      yield { message: 'notPermitted', ...refusalIssue(node, refusal), command };
    }
  },
  report(cause) {
    const refusal = refusalOf(cause, 'nameConstraint');
    return refusal && { message: 'notPermitted', ...refusalIssue(undefined, refusal) };
  },
});
