import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

const EFFECTS = {
  Node: phrase('kubelets have only the permissions that roles grant them'),
  RBAC: phrase('roles are not evaluated, including Kubernetes’ own'),
};

/** CIS 1.2.7 and 1.2.8. */
export const authorizationNoNodeOrRbac = defineRule(MANIFESTS['authorization-no-node-or-rbac'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const value = flagText(apiserver, 'authorization-mode');
    const modes = listOf(value);
    // A webhook may grant the same.
    if (!apiserver || !value || isTemplated(value) || modes.includes('AlwaysAllow') || modes.includes('Webhook'))
      return;
    for (const mode of ['Node', 'RBAC'] as const) {
      if (modes.includes(mode) || (mode === 'Node' && !modes.includes('RBAC'))) continue;
      yield {
        message: 'missing',
        data: { mode, effect: EFFECTS[mode] },
        // A binding in the cluster may grant kubelets the same; no file shows it.
        // So may the policy of ABAC.
        severity: mode === 'Node' || modes.includes('ABAC') ? 'info' : undefined,
        at: flagPlace(apiserver, 'authorization-mode'),
      };
    }
  },
});
