import { clustersOf } from '../../cluster/nodes/clusters.ts';
import { flagText } from '../../cluster/nodes/flags.ts';
import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import { derived } from '../../model/memo/derived.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { certifiedHosts } from './certifiedHosts.ts';
import { etcdProcesses } from './etcdProcesses.ts';
import { canonicalHost } from './hosts.ts';
import { supervisorAuthority } from './supervisorAuthority.ts';

/** The servers of a workspace by the addresses that clients connect to. */
export interface Endpoints {
  apiserverAt(host: string): NodeView | undefined;
  /** The API server whose serving certificate has the name or address. It may be reached there through a load balancer. */
  apiserverCertifiedFor(host: string): NodeView | undefined;
  etcdAt(host: string): NodeView | undefined;
  etcdPeerAt(host: string): NodeView | undefined;
  /** The server of k3s or RKE2 that nodes join. */
  supervisorAt(host: string): NodeView | undefined;
  /** The load balancer that accepts connections at the address. */
  balancerAt(host: string, port: number): NodeView | undefined;
  /** The files that run the program, if they are the only ones of the workspace, and it has one cluster. */
  scraper(name: Scraper): NodeView | undefined;
}

/** Ids of the nodes by endpoint. One that several nodes claim belongs to none: two clusters in one workspace often share their addresses. */
export function nodesByEndpoint(nodes: readonly NodeView[]): ReadonlyMap<string, string> {
  const claims = new Map<string, string | undefined>();
  for (const node of nodes) {
    for (const endpoint of endpointsOfNode(node)) claims.set(endpoint, claims.has(endpoint) ? undefined : node.id);
  }
  const found = new Map<string, string>();
  for (const [endpoint, id] of claims) if (id !== undefined) found.set(endpoint, id);
  const scrapers = SCRAPERS.map(scraperKey).filter((key) => found.has(key));
  if (scrapers.length > 0 && !isOneCluster(nodes)) for (const key of scrapers) found.delete(key);
  return found;
}

/** Whether the API servers that are at hand are those of one cluster. */
function isOneCluster(nodes: readonly NodeView[]): boolean {
  const servers = nodes.filter((node) => componentOf(node, 'kube-apiserver')?.document);
  if (servers.length < 2) return true;
  return clustersOf(nodes).some((cluster) => {
    const members = new Set(cluster);
    return servers.every((server) => members.has(server));
  });
}

/** Programs that connect to all kubelets, wherever they run. */
export const SCRAPERS = ['metrics-server', 'prometheus', 'vmagent', 'otelcol'] as const;

export type Scraper = (typeof SCRAPERS)[number];

/** The key of a program, which has no address. */
function scraperKey(name: Scraper): string {
  return `scraper ${name}`;
}

/** The servers, where `find` gives the node of an endpoint. */
export function endpointsOf(find: (endpoint: string) => NodeView | undefined): Endpoints {
  const at = (listener: Listener) => (host: string) => find(endpoint(listener, host));
  return {
    apiserverAt: at('apiserver'),
    apiserverCertifiedFor: at('certified'),
    etcdAt: at('etcd'),
    etcdPeerAt: at('peer'),
    supervisorAt: at('supervisor'),
    balancerAt: (host, port) => find(balancerKey(host, port)),
    scraper: (name) => find(scraperKey(name)),
  };
}

/** The key of a load balancer's address. */
function balancerKey(host: string, port: number): string {
  return `balancer ${canonicalHost(host)} ${port}`;
}

type Listener = 'apiserver' | 'certified' | 'etcd' | 'peer' | 'supervisor';

/** The key of an endpoint: the server that listens, and the canonical host. */
function endpoint(listener: Listener, host: string): string {
  return `${listener} ${canonicalHost(host)}`;
}

/** The addresses on which a node's servers listen, each once. */
const endpointsOfNode = derived((node: NodeView): readonly string[] => {
  // Containers of compose files reach it by the names of its service.
  const hostsIn = (flag: string) =>
    etcdProcesses(node).flatMap((etcd) => [
      ...parseUrls(flagText(etcd, flag)).map(({ host }) => host),
      ...(etcd.document?.service?.hosts ?? []),
    ]);
  const at = (listener: Listener, hosts: readonly string[]) => hosts.map((host) => endpoint(listener, host));
  return [
    ...new Set([
      ...at('apiserver', listOf(flagText(componentOf(node, 'kube-apiserver'), 'advertise-address'))),
      ...at('certified', certifiedHosts(node)),
      ...at('etcd', hostsIn('advertise-client-urls')),
      ...at('peer', hostsIn('initial-advertise-peer-urls')),
      ...at('supervisor', supervisorHosts(node)),
      ...balancerKeys(node),
      ...SCRAPERS.filter((name) => singlesOut(node, name)).map(scraperKey),
    ]),
  ];
});

/** The hosts of a server of k3s or RKE2: those in its configuration, and those of the API server and of etcd, which it runs. */
function supervisorHosts(node: NodeView): readonly string[] {
  if (!supervisorAuthority(node)) return [];
  return [
    ...objectsOf(node, 'rancherNode').flatMap(({ document }) => document.names),
    ...(node.joins ?? []).flatMap(({ names }) => names),
    ...listOf(flagText(componentOf(node, 'kube-apiserver'), 'advertise-address')),
    ...parseUrls(flagText(componentOf(node, 'etcd'), 'advertise-client-urls')).map(({ host }) => host),
  ];
}

/** The addresses of the node's load balancers; of one that listens at every address, those that flags give the node. */
function balancerKeys(node: NodeView): readonly string[] {
  const own = [
    flagText(componentOf(node, 'kube-apiserver'), 'advertise-address'),
    flagText(componentOf(node, 'kubelet'), 'node-ip'),
  ].flatMap(listOf);
  return node.components.flatMap(({ document }) =>
    (document?.balancer?.listeners ?? []).flatMap(({ host, port }) =>
      (host === undefined ? own : [host]).map((one) => balancerKey(one, port)),
    ),
  );
}

/** Whether the files show the one that runs: as the cluster gives it, or on a machine, where an installer applies it. */
function singlesOut({ components, root }: NodeView, scraper: Scraper): boolean {
  const own = components.filter(({ name }) => name === scraper);
  // The objects of an operator configure one program together.
  const programs = own.filter(({ document }) => document?.source !== 'operatorObject');
  const isLive = own.every(({ document }) => document?.isLive === true);
  return own.length > 0 && programs.length < 2 && (root !== undefined || isLive);
}
