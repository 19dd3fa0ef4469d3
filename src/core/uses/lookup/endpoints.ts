import { flagText } from '../../cluster/nodes/flags.ts';
import { formatIp, parseIp } from '../../formats/x509/ipAddress.ts';
import { listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import { createBoundedCache } from '../../model/collections/boundedCache.ts';
import { derived } from '../../model/memo/derived.ts';
import { componentOf, type NodeView } from '../../model/node.ts';

/** The servers of a workspace by the addresses that clients connect to. */
export interface Endpoints {
  apiserverAt(host: string): NodeView | undefined;
  etcdAt(host: string): NodeView | undefined;
  etcdPeerAt(host: string): NodeView | undefined;
}

/** Ids of the nodes by endpoint. One that several nodes claim belongs to none: two clusters in one workspace often share their addresses. */
export function nodesByEndpoint(nodes: readonly NodeView[]): ReadonlyMap<string, string> {
  const claims = new Map<string, string | undefined>();
  for (const node of nodes) {
    for (const endpoint of endpointsOfNode(node)) claims.set(endpoint, claims.has(endpoint) ? undefined : node.id);
  }
  const found = new Map<string, string>();
  for (const [endpoint, id] of claims) if (id !== undefined) found.set(endpoint, id);
  return found;
}

/** The servers, where `find` gives the node of an endpoint. */
export function endpointsOf(find: (endpoint: string) => NodeView | undefined): Endpoints {
  const at = (listener: Listener) => (host: string) => find(endpoint(listener, host));
  return { apiserverAt: at('apiserver'), etcdAt: at('etcd'), etcdPeerAt: at('peer') };
}

type Listener = 'apiserver' | 'etcd' | 'peer';

/** The key of an endpoint: the server that listens, and the canonical host. */
function endpoint(listener: Listener, host: string): string {
  return `${listener} ${canonicalHost(host)}`;
}

/** One spelling a host: addresses as Go prints them, names in lower case. */
export function canonicalHost(host: string): string {
  return canonicalHosts.get(host, () => {
    const address = parseIp(host);
    return address ? formatIp(address) : host.toLowerCase();
  });
}

/** A few for each node of a large workspace. */
const canonicalHosts = createBoundedCache<string>(20_000);

/** Where a node's servers listen, each once. */
const endpointsOfNode = derived((node: NodeView): readonly string[] => {
  const etcd = componentOf(node, 'etcd');
  const hostsIn = (flag: string) => parseUrls(flagText(etcd, flag)).map(({ host }) => host);
  const at = (listener: Listener, hosts: readonly string[]) => hosts.map((host) => endpoint(listener, host));
  return [
    ...new Set([
      ...at('apiserver', listOf(flagText(componentOf(node, 'kube-apiserver'), 'advertise-address'))),
      ...at('etcd', hostsIn('advertise-client-urls')),
      ...at('peer', hostsIn('initial-advertise-peer-urls')),
    ]),
  ];
});
