import { type Refusal, refusalOf, refusalsOf } from '../../connections/causes/refusals.ts';
import type { NodeView } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

import { refusalIssue } from './refusalIssue.ts';

/** A critical extension that the reader does not know voids the certificate (RFC 5280 §4.2). */
export const unhandledCriticalExtension = defineRule(TRUST['unhandled-critical-extension'], {
  *check(node, context) {
    for (const refusal of refusalsOf(context.verifications, 'unhandledCriticalExtension'))
      yield extensionIssue(node, refusal);
  },
  report(cause) {
    const refusal = refusalOf(cause, 'unhandledCriticalExtension');
    return refusal && extensionIssue(undefined, refusal);
  },
});

function extensionIssue(node: NodeView | undefined, refusal: Refusal<'unhandledCriticalExtension'>) {
  const { data, ...places } = refusalIssue(node, refusal);
  return { message: 'unknown', data: { ...data, oid: refusal.failure.oid }, ...places } as const;
}
