import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

import { unusableNames } from './unusableNames.ts';

/** Go never matches a pattern that ends in a dot (verified with Go). */
export const sanTrailingDot = defineRule(NAMES['san-trailing-dot'], {
  *check(node, context) {
    const withoutDot = (name: string) => (name.endsWith('.') ? name.slice(0, -1) : undefined);
    for (const issue of unusableNames(node, context, withoutDot)) yield { message: 'dot', ...issue };
  },
});
