import { missingIntermediate } from '../../connections/causes/faultKind.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

import { aboutFault, faultRelated, faultsForRule } from '../subjects/faultsForRule.ts';

/** The intermediate that would complete the chain is neither shown nor trusted (RFC 8446 §4.4.2). */
export const chainIncomplete = defineRule(TRUST['chain-incomplete'], {
  *check(node, context) {
    for (const { fault, leaf, data } of faultsForRule(['chainIncomplete'], node, context)) {
      if (!leaf) continue;
      const at = placeOf(leaf);
      const found = missingIntermediate(fault, node, context.signatures);
      yield {
        message: found ? 'missing' : 'nowhere',
        data,
        at,
        ...aboutFault(fault),
        related: faultRelated(fault, at),
      };
    }
  },
});
