import { leafOf } from '../../model/credentialSource.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

import { aboutFault, faultRelated, verificationData } from '../subjects/faultIssue.ts';

/** Go compares issuer and subject byte by byte (crypto/x509, CertPool). */
export const issuerEncodingMismatch = defineRule(TRUST['issuer-encoding-mismatch'], {
  *check(_node, context) {
    for (const fault of context.trustFaults) {
      if (fault.kind !== 'otherEncoding') continue;
      const [verification] = fault.verifications;
      const leaf = leafOf(verification.presented);
      if (!leaf) continue;
      const at = placeOf(leaf);
      const data = verificationData(verification, context);
      yield { message: 'otherBytes', data, at, ...aboutFault(fault), related: faultRelated(fault, at) };
    }
  },
});
