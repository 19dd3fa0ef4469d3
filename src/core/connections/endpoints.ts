import { listOf, parseUrls } from '../kubernetes/flagValue.ts';
import { flagText } from '../nodes/flags.ts';
import { componentOf, type NodeView } from '../nodes/node.ts';
import { formatIp, parseIp } from '../trust/ipAddress.ts';

/** The servers of a workspace by the addresses they are dialled at, so that pairing ends costs a look-up each. */
export interface Endpoints {
  readonly nodes: readonly NodeView[];
  apiserverAt(host: string): NodeView | undefined;
  etcdAt(host: string): NodeView | undefined;
  etcdPeerAt(host: string): NodeView | undefined;
}

/** Indexes the nodes. An address that several claim belongs to none: two clusters in one workspace often share theirs. */
export function indexEndpoints(nodes: readonly NodeView[]): Endpoints {
  const apiservers = indexBy(nodes, (node) =>
    listOf(flagText(componentOf(node, 'kube-apiserver'), 'advertise-address')),
  );
  const etcds = indexBy(nodes, (node) => hostsOf(node, 'advertise-client-urls'));
  const peers = indexBy(nodes, (node) => hostsOf(node, 'initial-advertise-peer-urls'));
  return {
    nodes,
    apiserverAt: (host) => apiservers.get(canonicalHost(host)),
    etcdAt: (host) => etcds.get(canonicalHost(host)),
    etcdPeerAt: (host) => peers.get(canonicalHost(host)),
  };
}

/** One spelling a host: addresses as Go prints them, names in lower case. */
export function canonicalHost(host: string): string {
  const address = parseIp(host);
  return address ? formatIp(address) : host.toLowerCase();
}

function hostsOf(node: NodeView, flag: string): readonly string[] {
  return parseUrls(flagText(componentOf(node, 'etcd'), flag)).map(({ host }) => host);
}

function indexBy(
  nodes: readonly NodeView[],
  hosts: (node: NodeView) => readonly string[],
): ReadonlyMap<string, NodeView> {
  const index = new Map<string, NodeView | undefined>();
  for (const node of nodes) {
    for (const host of new Set(hosts(node).map(canonicalHost))) index.set(host, index.has(host) ? undefined : node);
  }
  const unique = new Map<string, NodeView>();
  for (const [host, node] of index) if (node) unique.set(host, node);
  return unique;
}
