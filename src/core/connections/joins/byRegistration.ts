import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { ServiceName } from '../../model/flagSpec.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import type { Endpoints } from '../../uses/lookup/endpoints.ts';
import { kubeletPort } from '../../uses/lookup/hosts.ts';
import { registeredHost } from '../../uses/lookup/registeredHost.ts';
import type { ConnectingSide, ListeningSide } from '../../uses/side/side.ts';
import { connectingTo, listeningFor, type SidesOf } from '../../uses/sides.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { joinSides } from './joinSides.ts';
import { withPublishedTrust } from './publishedTrust.ts';
import { scrapersOf } from './scrapers.ts';

/** Clients of all kubelets that register with an API server: this node's own, or the one that kubelet.conf names. */
export function* joinByRegistration(
  service: ServiceName,
  node: NodeView,
  sides: SidesOf,
  endpoints: Endpoints,
): Generator<HandshakeSpec> {
  const server = listeningFor(node, service, sides);
  const from = apiserverNode(node, endpoints);
  if (!server?.component?.document || !from) return;
  const clients = connectingTo(from, service, sides);
  const own = clients.find(({ end }) => end.component === 'kube-apiserver');
  if (own) yield registered(own, server, node);
  for (const { client, host } of scrapersOf(server, node, from, sides, endpoints)) {
    yield registered(withPublishedTrust(client, from, sides), server, node, host);
  }
}

function registered(
  client: ConnectingSide,
  server: ListeningSide,
  node: NodeView,
  asked?: HandshakeSpec['host'],
): HandshakeSpec {
  const isVerified = !client.isInsecure;
  const host = asked ?? registeredHost(client, server, node);
  const port = kubeletPort(server.component);
  const dialed = host && port !== undefined ? { scheme: 'https', host: host.value, port } : undefined;
  // Without a bundle no name is verified either.
  const joined = joinSides(client, server, isVerified ? host : undefined, dialed);
  return {
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
