import { refusalsOf } from '../../connections/causes/refusals.ts';
import { defineRule } from '../engine/rule.ts';
import { rfc5280 } from '../references/references.ts';
import { refusalIssue } from './refusalIssue.ts';

/** A critical extension that the reader does not know voids the certificate (RFC 5280 §4.2). */
export const unhandledCriticalExtension = defineRule({
  id: 'trust/unhandled-critical-extension',
  severity: 'error',
  basis: 'must',
  title: 'A certificate carries a critical extension that Go does not know',
  messages: { unknown: 'Critical extension {oid} of “{name}” is not known to Go: {effect}.' },
  docs: {
    why: 'An extension marked critical must be understood or the certificate refused. Go understands the usual ones only.',
    fix: 'Have the certificate issued again without the extension, or with it marked as not critical.',
    references: [rfc5280('4.2')],
  },
  *check(node, context) {
    for (const refusal of refusalsOf(context.verifications, 'unhandledCriticalExtension')) {
      const { data, ...places } = refusalIssue(node, refusal);
      yield { message: 'unknown', data: { ...data, oid: refusal.failure.oid }, ...places };
    }
  },
});
