import { flagView } from '../../cluster/nodes/flags.ts';
import { isMissing } from '../../cluster/nodes/missing.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import type { RuleReference } from '../engine/rule.ts';

export const BOOTSTRAP_TOKENS: RuleReference = {
  source: 'Kubernetes',
  section: 'Authenticating with bootstrap tokens',
  url: 'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/',
};

/** kubeadm's place for it (kubernetes.io, "PKI certificates and requirements"). */
export const BOOTSTRAP_PATH = '/etc/kubernetes/bootstrap-kubelet.conf';

/** Whether there is surely no kubeconfig to bootstrap with; false also where that cannot be told. */
export function hasNoBootstrap(node: NodeView): boolean {
  const kubelet = componentOf(node, 'kubelet');
  const flag = flagView(kubelet, 'bootstrap-kubeconfig');
  if (flag) return flag.reference !== undefined && isMissing(flag.reference).is === 'yes';
  if (unreadFor(kubelet, 'bootstrap-kubeconfig')) return false;
  // A command line that does not name one uses none; without a command line kubeadm's place tells.
  if (kubelet && flagView(kubelet, 'kubeconfig')) return true;
  if (!node.hasPrivateKeys) return false;
  const beside = node.kubeconfigs.filter(({ hostPath }) => /^\/etc\/kubernetes\/[^/]+\.conf$/.test(hostPath ?? ''));
  return beside.length > 0 && !beside.some(({ hostPath }) => hostPath === BOOTSTRAP_PATH);
}
