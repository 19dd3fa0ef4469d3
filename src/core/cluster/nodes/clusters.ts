import { isTemplated } from '../../formats/placeholder.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import { listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import { type CredentialSource, leafOf, publicKeysOf } from '../../model/credentialSource.ts';
import type { SideName } from '../../model/flagSpec.ts';
import { derived, derivedFromPrevious, oneOfEqualLists } from '../../model/memo/derived.ts';
import { sameItems } from '../../model/memo/same.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { flagText } from './flags.ts';
import { allSideCredentials, sideCredentials } from './sideFlags.ts';
import { mountsObjects } from './volumeOwners.ts';

/** Keys of a bundle that are looked at: one in the middle of a rotation holds two. */
const MAX_KEYS = 4;

const KUBELET_CONF = '/etc/kubernetes/kubelet.conf';

const CLUSTER_CONF = /^\/etc\/kubernetes\/(?:(?:super-)?admin|kubelet)\.conf$/;

/**
 * The control-plane nodes of each cluster that has several in the workspace. They belong together if their kubeconfigs connect to one load balancer,
 * if one is a member of the other's etcd, or if two of their shared files agree; a single CA may serve many clusters. The cost grows with the number
 * of nodes, not of pairs. The same nodes give the same list.
 */
export function clustersOf(nodes: readonly NodeView[]): readonly (readonly NodeView[])[] {
  const servers = nodes.filter(isControlPlaneNode);
  return groupsOf(servers.map(factsOf)).map((group) => clusterOf(group.flatMap((at) => servers[at] ?? [])));
}

/**
 * Excludes control planes in pods that mount objects: each is complete, and several on a hosting cluster share names that are unique only
 * within a namespace.
 */
function isControlPlaneNode(node: NodeView): boolean {
  const apiserver = componentOf(node, 'kube-apiserver');
  return (
    apiserver !== undefined && !(node.root === undefined && apiserver.document && mountsObjects(apiserver.document))
  );
}

/** Lists that stay equal keep their identity: an edit changes the nodes of one cluster only. */
const clusterOf = oneOfEqualLists<NodeView>();

/** The places of the nodes of each cluster: found again only if a node shows something else of its cluster, which few edits change. */
const groupsOf = derivedFromPrevious(findGroups, (groups, before, facts) =>
  before.length === facts.length && facts.every((one, at) => sameFacts(one, before[at])) ? groups : undefined,
);

function findGroups(all: readonly ClusterFacts[]): readonly (readonly number[])[] {
  const groupOf = new Map<number, Set<number>>();
  const firstOf = new Map<string, number>();
  for (const at of distinctMachines(all)) {
    groupOf.set(at, new Set([at]));
    for (const token of all[at]?.tokens ?? []) {
      const first = firstOf.get(token);
      if (first !== undefined) join(groupOf, first, at);
      else firstOf.set(token, at);
    }
  }
  return [...new Set(groupOf.values())].filter(({ size }) => size > 1).map((group) => [...group]);
}

/**
 * Two nodes with one address, or whose kubelets have one name, are two clusters of one plan, or one node at two times, which cannot be
 * distinguished.
 */
function distinctMachines(all: readonly ClusterFacts[]): readonly number[] {
  const count = new Map<string, number>();
  for (const one of all.flatMap(({ machine }) => machine)) count.set(one, (count.get(one) ?? 0) + 1);
  return all.flatMap(({ machine }, at) => (machine.every((one) => count.get(one) === 1) ? [at] : []));
}

function join(groupOf: Map<number, Set<number>>, one: number, other: number): void {
  const [a, b] = [groupOf.get(one), groupOf.get(other)];
  if (!a || !b || a === b) return;
  const [large, small] = a.size < b.size ? [b, a] : [a, b];
  for (const node of small) {
    large.add(node);
    groupOf.set(node, large);
  }
}

/** The facts by which nodes of one cluster are recognized. */
interface ClusterFacts {
  /** The address and the name of the node, as far as they are known. */
  readonly machine: readonly string[];
  /** Nodes with one in common belong together. */
  readonly tokens: readonly string[];
}

function sameFacts(one: ClusterFacts, other: ClusterFacts | undefined): boolean {
  return (
    one === other ||
    (other !== undefined && sameItems(one.machine, other.machine) && sameItems(one.tokens, other.tokens))
  );
}

const factsOf = derived(
  (node: NodeView): ClusterFacts => ({
    machine: [...new Set(machineOf(node))],
    tokens: [...new Set(tokensOf(node))],
  }),
);

/** The signs by which the other nodes of a control-plane node's cluster are recognized. */
export function clusterSigns(node: NodeView): readonly string[] {
  return isControlPlaneNode(node) ? factsOf(node).tokens : [];
}

function* tokensOf(node: NodeView): Generator<string> {
  yield* endpointsOf(node);
  const etcd = componentOf(node, 'etcd');
  const name = flagText(etcd, 'name') ?? '';
  const own = listOf(flagText(etcd, 'initial-advertise-peer-urls')).map((url) => `${name}=${url}`);
  for (const member of new Set([...own, ...listOf(flagText(etcd, 'initial-cluster'))])) yield `member ${member}`;
  const keys = SHARED_FILES.map((file) => keyTokens(node, file));
  for (const [at, ones] of keys.entries()) {
    for (const others of keys.slice(at + 1)) {
      for (const one of ones) for (const other of others) yield `${one} ${other}`;
    }
  }
}

function keyTokens(node: NodeView, file: SharedFile): readonly string[] {
  return [...(sharedKeysOf(node, file)?.ids ?? [])].slice(0, MAX_KEYS).map((id) => `${file} ${id}`);
}

/** The controlPlaneEndpoint of kubeadm: the server in the cluster's own kubeconfigs that is not this node. */
function* endpointsOf(node: NodeView): Generator<string> {
  const address = addressOf(node);
  for (const { hostPath, current } of node.kubeconfigs) {
    const server = current.cluster?.cluster.server?.value ?? '';
    const [url] = isTemplated(server) ? [] : parseUrls(server);
    if (!url || address === undefined || !CLUSTER_CONF.test(hostPath ?? '')) continue;
    if (url.host === address || /^(?:localhost|127\..*|::1)$/.test(url.host)) continue;
    yield `endpoint ${url.host} ${url.port ?? 443}`;
  }
}

function* machineOf(node: NodeView): Generator<string> {
  const address = addressOf(node);
  if (address !== undefined) yield `address ${address}`;
  for (const { hostPath, current } of node.kubeconfigs) {
    const certificate = hostPath === KUBELET_CONF ? leafOf(current.user?.clientCertificate)?.certificate : undefined;
    const name = certificate && /^system:node:(.+)$/.exec(commonName(certificate))?.[1];
    if (name !== undefined) yield `node ${name}`;
  }
}

function addressOf(node: NodeView): string | undefined {
  return flagText(componentOf(node, 'kube-apiserver'), 'advertise-address');
}

/** Files that all control-plane nodes of a cluster have in common (kubernetes.io, "Creating Highly Available Clusters with kubeadm"). */
export type SharedFile = 'ca' | 'front-proxy-ca' | 'etcd-ca' | 'sa';

export const SHARED_FILES: readonly SharedFile[] = ['ca', 'front-proxy-ca', 'etcd-ca', 'sa'];

/** By which side the API server reads a shared CA. */
const SIDES: Readonly<Record<Exclude<SharedFile, 'sa'>, SideName>> = {
  ca: 'listens api',
  'front-proxy-ca': 'listens aggregation',
  'etcd-ca': 'connects etcd',
};

/** The content that one API server reads for a shared file. */
export interface SharedKeys {
  /** At least one; the first is the one to point at. */
  readonly allCredentials: readonly [CredentialSource, ...CredentialSource[]];
  /** Ids of the keys in them. */
  readonly ids: ReadonlySet<string>;
}

/** Undefined if the node has no API server, where the flag is not set, or where not all of its files can be read. */
export function sharedKeysOf(node: NodeView, file: SharedFile): SharedKeys | undefined {
  return allSharedKeys(node).get(file);
}

const allSharedKeys = derived(
  (node: NodeView) => new Map(SHARED_FILES.map((file) => [file, readKeys(node, file)] as const)),
);

function readKeys(node: NodeView, file: SharedFile): SharedKeys | undefined {
  const apiserver = componentOf(node, 'kube-apiserver');
  const [first, ...others] =
    file === 'sa'
      ? allSideCredentials(apiserver, 'verifies tokens', 'verificationKeys')
      : [sideCredentials(apiserver, SIDES[file], 'trustBundle')].flatMap((one) => one ?? []);
  if (!first || ![first, ...others].every(({ known }) => known)) return undefined;
  const ids = new Set([first, ...others].flatMap((credentials) => publicKeysOf(credentials).map(({ id }) => id)));
  return ids.size > 0 ? { allCredentials: [first, ...others], ids } : undefined;
}
