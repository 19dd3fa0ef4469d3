import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

import { aboutFault, faultRelated, faultsForRule } from '../subjects/faultsForRule.ts';

/** Go compares issuer and subject byte by byte (crypto/x509, CertPool). */
export const issuerEncodingMismatch = defineRule(TRUST['issuer-encoding-mismatch'], {
  *check(node, context) {
    for (const { fault, leaf, data } of faultsForRule(['otherEncoding'], node, context)) {
      if (!leaf) continue;
      const at = placeOf(leaf);
      yield { message: 'otherBytes', data, at, ...aboutFault(fault), related: faultRelated(fault, at) };
    }
  },
});
