import { refusalsOf } from '../../connections/causes/refusals.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

import { refusalIssue } from './refusalIssue.ts';

/** A critical extension that the reader does not know voids the certificate (RFC 5280 §4.2). */
export const unhandledCriticalExtension = defineRule(TRUST['unhandled-critical-extension'], {
  *check(node, context) {
    for (const refusal of refusalsOf(context.verifications, 'unhandledCriticalExtension')) {
      const { data, ...places } = refusalIssue(node, refusal);
      yield { message: 'unknown', data: { ...data, oid: refusal.failure.oid }, ...places };
    }
  },
});
