import type { NodeView } from '../../model/node.ts';
import { kubeletSetting } from '../subjects/kubeletSetting.ts';
import { isAbsent } from './flagMistakes.ts';
import { unsetFlagRule } from './unsetFlagRule.ts';

/** CIS 1.2.4. */
export const kubeletClientPairUnset = unsetFlagRule({
  id: 'manifests/kubelet-client-pair-unset',
  severity: 'warning',
  basis: 'observed',
  title: 'kube-apiserver shows kubelets no certificate',
  component: 'kube-apiserver',
  flag: 'kubelet-client-certificate',
  message:
    'Without `--kubelet-client-certificate` kube-apiserver is anonymous to the kubelets: logs and exec answer Unauthorized or Forbidden.',
  docs: {
    why: 'A kubelet knows kube-apiserver by its client certificate only.',
    fix: 'Set `--kubelet-client-certificate` and `--kubelet-client-key`.',
    cis: ['1.2.4'],
  },
  unless: (apiserver, node) => !isAbsent(apiserver, 'kubelet-client-key') || !refusesAnonymous(node),
});

/** Whether the kubelet of the node is seen to want to know who calls; another node's may be set otherwise. */
function refusesAnonymous(node: NodeView): boolean {
  const anonymous = kubeletSetting(node, 'anonymous-auth', { withFile: 'false', withoutFile: 'true' });
  const mode = kubeletSetting(node, 'authorization-mode', { withFile: 'Webhook', withoutFile: 'AlwaysAllow' });
  return anonymous?.value === 'false' || mode?.value === 'Webhook';
}
