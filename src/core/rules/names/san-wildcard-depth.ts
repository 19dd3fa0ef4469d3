import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

import { unusableNames } from './unusableNames.ts';

/** RFC 9525 §6.3: the wildcard is the whole left-most label. */
export const sanWildcardDepth = defineRule(NAMES['san-wildcard-depth'], {
  *check(node, context) {
    const misplaced = (name: string) => (name.includes('*') && !/^\*\.[^*]+$/.test(name) ? name : undefined);
    for (const issue of unusableNames(node, context, misplaced)) yield { message: 'misplaced', ...issue };
  },
});
