import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { ServiceName } from '../../model/flagSpec.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import type { Endpoints } from '../../uses/lookup/endpoints.ts';
import { registeredHost } from '../../uses/lookup/registeredHost.ts';
import { connectingTo, listeningFor, type SidesOf } from '../../uses/sides.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { joinSides } from './joinSides.ts';

/** kube-apiserver connects to the kubelets that register with it: this node's own, or the one that kubelet.conf names. */
export function* joinByRegistration(
  service: ServiceName,
  node: NodeView,
  sides: SidesOf,
  endpoints: Endpoints,
): Generator<HandshakeSpec> {
  const server = listeningFor(node, service, sides);
  const from = apiserverNode(node, endpoints);
  const apiserver = from && componentOf(from, 'kube-apiserver');
  const client = from && connectingTo(from, service, sides)[0];
  if (!server?.component?.document || !apiserver || !client) return;
  const isVerified = client.trusts !== undefined;
  // Without a bundle no name is verified either.
  const host = isVerified ? registeredHost(client, server, node) : undefined;
  const joined = joinSides(client, server, host);
  yield {
    ...joined,
    missing:
      client.unreadTrust ??
      (joined.serverCertificate || !isVerified ? undefined : phrase('the kubelet’s serving certificate')),
    unknownDemand: server.unknownDemand ?? client.unreadPair,
  };
}

function apiserverNode(node: NodeView, endpoints: Endpoints): NodeView | undefined {
  const own = componentOf(node, 'kube-apiserver');
  if (own?.document) return node;
  const kubeconfig = node.kubeconfigs.find(({ owner }) => owner === 'kubelet');
  const [url] = parseUrls(kubeconfig?.current.cluster?.cluster.server?.value);
  // The cluster's CA on a worker implies an API server, of which nothing else is known.
  return (url && endpoints.apiserverAt(url.host)) ?? (own && node);
}
