import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY_HOSTNAME } from '../references/componentReferences.ts';
import { unusableNames } from './unusableNames.ts';

/** Go compares a pattern that ends in a dot with nothing (tried). */
export const sanTrailingDot = defineRule({
  id: 'names/san-trailing-dot',
  severity: 'warning',
  basis: 'observed',
  title: 'A name of a certificate ends with a dot',
  messages: { dot: 'DNS name `{name}` ends with a dot and never matches in Go.' },
  docs: {
    why: 'A host may be dialled with a final dot, a certificate may not name it so.',
    fix: 'Issue the certificate again without the dot.',
    references: [GO_VERIFY_HOSTNAME],
  },
  *check(node, context) {
    const withoutDot = (name: string) => (name.endsWith('.') ? name.slice(0, -1) : undefined);
    for (const issue of unusableNames(node, context, withoutDot)) yield { message: 'dot', ...issue };
  },
});
