import { flagText } from '../../cluster/nodes/flags.ts';
import { formatIp, parseIp } from '../../formats/x509/ipAddress.ts';
import { listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import { createBoundedCache } from '../../model/collections/boundedCache.ts';
import { componentOf, type NodeView } from '../../model/node.ts';

/** The servers of a workspace by the addresses they are dialled at, so that pairing ends costs a look-up each. */
export interface Endpoints {
  apiserverAt(host: string): NodeView | undefined;
  etcdAt(host: string): NodeView | undefined;
  etcdPeerAt(host: string): NodeView | undefined;
}

/** Indexes the nodes. An address that several claim belongs to none: two clusters in one workspace often share theirs. */
export function indexEndpoints(nodes: readonly NodeView[]): Endpoints {
  const apiservers = indexBy(nodes, ({ apiserver }) => apiserver);
  const etcds = indexBy(nodes, ({ etcd }) => etcd);
  const peers = indexBy(nodes, ({ peer }) => peer);
  return {
    apiserverAt: (host) => apiservers.get(canonicalHost(host)),
    etcdAt: (host) => etcds.get(canonicalHost(host)),
    etcdPeerAt: (host) => peers.get(canonicalHost(host)),
  };
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

/** The hosts of a node, each once and in one spelling, by who listens there. */
interface NodeHosts {
  readonly apiserver: readonly string[];
  readonly etcd: readonly string[];
  readonly peer: readonly string[];
}

const hostsOfNode = new WeakMap<NodeView, NodeHosts>();

function hostsOf(node: NodeView): NodeHosts {
  const known = hostsOfNode.get(node);
  if (known) return known;
  const etcd = componentOf(node, 'etcd');
  const once = (hosts: readonly string[]) => [...new Set(hosts.map(canonicalHost))];
  const urlHosts = (flag: string) => once(parseUrls(flagText(etcd, flag)).map(({ host }) => host));
  const hosts = {
    apiserver: once(listOf(flagText(componentOf(node, 'kube-apiserver'), 'advertise-address'))),
    etcd: urlHosts('advertise-client-urls'),
    peer: urlHosts('initial-advertise-peer-urls'),
  };
  hostsOfNode.set(node, hosts);
  return hosts;
}

function indexBy(
  nodes: readonly NodeView[],
  pick: (hosts: NodeHosts) => readonly string[],
): ReadonlyMap<string, NodeView> {
  const index = new Map<string, NodeView | undefined>();
  for (const node of nodes) for (const host of pick(hostsOf(node))) index.set(host, index.has(host) ? undefined : node);
  const unique = new Map<string, NodeView>();
  for (const [host, node] of index) if (node) unique.set(host, node);
  return unique;
}
