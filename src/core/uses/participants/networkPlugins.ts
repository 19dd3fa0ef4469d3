import { flagPlace, flagView } from '../../cluster/nodes/flags.ts';
import { textOr, unknownOf } from '../../cluster/nodes/settings.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { ETCD_PLUGINS, type EtcdPlugin } from '../../kubernetes/flags/networkPlugins.ts';
import { booleanOf, listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { sidePair, sideTrust } from '../side/pairAndTrust.ts';
import type { ConnectingSide } from '../side/side.ts';
import type { Participant } from './participant.ts';

/** Flannel, Calico and Cilium with their state in etcd, and calicoctl (github.com/flannel-io/flannel; docs.tigera.io; docs.cilium.io). */
export const networkPlugins: Participant = { connects: dialsEtcd };

function dialsEtcd(node: NodeView): readonly ConnectingSide[] {
  return node.components.flatMap((component) => (isPlugin(component) ? toEtcd(node, component) : []));
}

type PluginView = ComponentView & { readonly name: EtcdPlugin };

function isPlugin(component: ComponentView): component is PluginView {
  return Object.hasOwn(ETCD_PLUGINS, component.name);
}

function toEtcd(node: NodeView, plugin: PluginView): readonly ConnectingSide[] {
  // Flannel then keeps its state in the API server.
  if (booleanOf(flagView(plugin, 'kube-subnet-mgr')?.flag) === true) return [];
  const { endpoints, authority, certificate } = ETCD_PLUGINS[plugin.name];
  const at = flagPlace(plugin, endpoints);
  const urls = listOf(textOr(plugin, endpoints, '')).flatMap((endpoint) =>
    isTemplated(endpoint) ? [] : parseUrls(endpoint.includes('://') ? endpoint : `https://${endpoint}`),
  );
  return [
    {
      does: 'connects',
      service: 'etcd',
      end: { component: plugin.name, uri: plugin.uri, node: node.id },
      at,
      evidence: 'configured',
      targets: urls.map((url) => ({ url, asks: { value: url.host, at } })),
      asksFor: [],
      presents: sidePair(plugin, 'connects etcd'),
      trusts: sideTrust(plugin, 'connects etcd'),
      unreadPair: unknownOf(plugin, authority, certificate),
    },
  ];
}
