import { componentOf } from '../../model/node.ts';
import { otherTokens } from '../../uses/lookup/requestAuthentication.ts';
import { malformedToken } from '../../uses/lookup/userLogin.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

/** A malformed bootstrap token is rejected before it is looked up. */
export const kubeletBootstrapTokenBad = defineRule(KUBELET['kubelet-bootstrap-token-bad'], {
  *check(node) {
    if (otherTokens(componentOf(node, 'kube-apiserver'))) return;
    for (const kubeconfig of node.kubeconfigs) {
      for (const user of kubeconfig.users) {
        const span = malformedToken(node, kubeconfig, user);
        if (span) yield { message: 'shape', at: { uri: kubeconfig.uri, span }, evidence: kubeconfig.ownerEvidence };
      }
    }
  },
});
