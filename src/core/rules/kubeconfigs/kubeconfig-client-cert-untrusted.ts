import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';
import { reissue } from '../sequences/reissue.ts';

import { aboutFault, faultRelated, verificationData } from '../subjects/faultIssue.ts';

/** A client certificate that the API server's --client-ca-file does not verify (Go, Certificate.Verify; tried). */
export const kubeconfigClientCertUntrusted = defineRule(KUBECONFIGS['kubeconfig-client-cert-untrusted'], {
  *check(node, context) {
    for (const fault of context.trustFaults) {
      if (fault.kind !== 'kubeconfigClient') continue;
      for (const verification of fault.verifications) {
        const { at } = verification.presented;
        yield {
          message: 'untrusted',
          data: verificationData(verification, context),
          at,
          ...aboutFault({ ...fault, verifications: [verification] }),
          related: faultRelated({ ...fault, verifications: [verification] }, at),
          command: reissue(node, verification.presented.uri),
        };
      }
    }
  },
});
