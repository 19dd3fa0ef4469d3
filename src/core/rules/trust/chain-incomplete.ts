import { missingIntermediate } from '../../connections/causes/faultKind.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

import { aboutFault, faultRelated, verificationData } from '../subjects/faultIssue.ts';

/** The intermediate that would complete the chain is neither shown nor trusted (RFC 8446 §4.4.2). */
export const chainIncomplete = defineRule(TRUST['chain-incomplete'], {
  *check(node, context) {
    for (const fault of context.trustFaults) {
      if (fault.kind !== 'chainIncomplete') continue;
      const [verification] = fault.verifications;
      const leaf = leafOf(verification.presented);
      if (!leaf) continue;
      const at = placeOf(leaf);
      const found = missingIntermediate(fault, node, context.signatures);
      yield {
        message: found ? 'missing' : 'nowhere',
        data: verificationData(verification, context),
        at,
        ...aboutFault(fault),
        related: faultRelated(fault, at),
      };
    }
  },
});
