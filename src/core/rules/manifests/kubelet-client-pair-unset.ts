import type { NodeView } from '../../model/node.ts';
import { kubeletSetting } from '../../uses/lookup/kubeletSetting.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { isAbsent } from './flagMistakes.ts';
import { unsetFlagRule } from './unsetFlagRule.ts';

/** CIS 1.2.4. */
export const kubeletClientPairUnset = unsetFlagRule(MANIFESTS['kubelet-client-pair-unset'], {
  component: 'kube-apiserver',
  flag: 'kubelet-client-certificate',
  unless: (apiserver, node) => !isAbsent(apiserver, 'kubelet-client-key') || !refusesAnonymous(node),
});

/** Whether the kubelet of this node is known to authenticate callers; kubelets of other nodes may differ. */
function refusesAnonymous(node: NodeView): boolean {
  const anonymous = kubeletSetting(node, 'anonymous-auth', { withFile: 'false', withoutFile: 'true' });
  const mode = kubeletSetting(node, 'authorization-mode', { withFile: 'Webhook', withoutFile: 'AlwaysAllow' });
  return anonymous?.value === 'false' || mode?.value === 'Webhook';
}
