import { flagPlace, flagText, flagView } from '../../cluster/nodes/flags.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import type { ConnectingSide } from '../side/side.ts';
import { currentUser } from './kubeconfigUsers.ts';
import type { Participant } from './participant.ts';

/**
 * kube-vip in a static pod, which holds a lease through the API server of the same node: as the user of the kubeconfig that it mounts, by the name
 * `kubernetes`, which is an alias of loopback in its pod, and not by the kubeconfig's server (kube-vip/kube-vip, pkg/manager/manager.go).
 */
export const kubeVip: Participant = {
  connects: (node) =>
    node.components.filter(({ name }) => name === 'kube-vip').flatMap((component) => electing(node, component)),
};

function electing(node: NodeView, kubeVip: ComponentView): readonly ConnectingSide[] {
  const resolution = flagView(kubeVip, 'kubeconfig')?.reference?.resolution;
  const kubeconfig =
    resolution?.kind === 'file' ? node.kubeconfigs.find(({ uri }) => uri === resolution.uri) : undefined;
  const isElsewhere = flagText(kubeVip, 'cp_detect') === 'true' || flagText(kubeVip, 'cp_enable') !== 'true';
  if (!kubeconfig || isElsewhere || flagText(kubeVip, 'vip_leaderelectiontype') === 'etcd') return [];
  const at = flagPlace(kubeVip, 'kubeconfig');
  const [url] = parseUrls(`https://127.0.0.1:${flagText(kubeVip, 'port') ?? '6443'}`);
  return [
    {
      ...currentUser(node, kubeconfig, 'kube-vip'),
      end: { component: 'kube-vip', uri: kubeVip.uri, node: node.id },
      at,
      targets: url ? [{ url, asks: { value: 'kubernetes', at } }] : [],
      asksFor: [],
    },
  ];
}
