import { flagText, flagView } from '../cluster/nodes/flags.ts';
import { EMPTY_TOKEN } from '../connections/handshake/goLoading.ts';
import { booleanOf, listOf } from '../kubernetes/values/flagValue.ts';
import { groupBy } from '../model/collections/lookup.ts';
import { type Connection, type ConnectionEnd, type ConnectionKind, processKey } from '../model/connection.ts';
import type { ComponentName } from '../model/documents/component.ts';
import type { ComponentView, NodeView } from '../model/node.ts';
import { contentOf } from '../model/text/untrusted.ts';
import { etcdOverrides, isOverrideOnly, leadsTo } from '../uses/lookup/etcdOverrides.ts';
import { componentEnd } from '../uses/lookup/etcdProcesses.ts';

/** A connection without which a component does not start, or several of which it needs one. */
export interface Unmet {
  readonly by: 'needs';
  readonly need: Need;
  /** The connections that fail. At least one. */
  readonly connections: readonly Connection[];
  /** The servers of these connections that do not start. Only kube-apiserver exits without its server. */
  readonly servers: readonly ConnectionEnd[];
}

/** A kind of connection that a component needs to start. */
export interface Need {
  readonly component: ComponentName;
  readonly kind: ConnectionKind;
  /** Seconds from the start of the component to its exit, at most. Absent if it waits without serving. */
  readonly exitsAfter?: number;
}

interface Judged extends Need {
  judge(context: NeedContext): Met;
}

/** The component whose need is judged, with its connections. */
export interface NeedContext {
  readonly view: NodeView;
  readonly component: ComponentView;
  /** The connections with the component as one of their ends. */
  readonly connections: readonly Connection[];
  readonly connectionsOf: (end: ConnectionEnd) => readonly Connection[];
  readonly isStopped: (end: ConnectionEnd) => boolean;
}

/** Whether the need is met, or the connections that show that it is not. */
type Met = 'met' | 'unknown' | readonly Connection[];

/**
 * The needs of each component, in the order in which it exits for lack of them. Tried with Kubernetes 1.24.17, 1.28.15 and 1.37.2 and etcd 3.6.6. The
 * list includes needs for which a component merely waits and serves no request.
 */
const NEEDS: readonly Judged[] = [
  { component: 'etcd', kind: 'etcd-peer', judge: majority },
  { component: 'kube-apiserver', kind: 'etcd', exitsAfter: 20, judge: oneEndpoint },
  { component: 'kube-scheduler', kind: 'api', exitsAfter: 1, judge: usableKubeconfig },
  { component: 'kube-controller-manager', kind: 'api', exitsAfter: 1, judge: usableKubeconfig },
  { component: 'kube-controller-manager', kind: 'signing', exitsAfter: 8, judge: signingPair },
  { component: 'kube-controller-manager', kind: 'tokens', exitsAfter: 3, judge: acceptedTokens },
  { component: 'kubelet', kind: 'api', exitsAfter: 1, judge: usableKubeconfig },
];

/** The first need of the component that is not met. `unknown` if it may be any. */
export function needOf(context: NeedContext): Unmet | 'met' | 'unknown' {
  let state: 'met' | 'unknown' = 'met';
  for (const need of NEEDS) {
    if (need.component !== context.component.name) continue;
    const met = need.judge(context);
    if (met === 'unknown') state = met;
    else if (met !== 'met') {
      const needsServer = need.kind === 'etcd';
      const servers = met.flatMap(({ to }) => (needsServer && context.isStopped(to) ? to : []));
      return { by: 'needs', need, connections: met, servers };
    }
  }
  return state;
}

/** kube-apiserver needs one endpoint of etcd, and one of those in which it stores events alone (tried with 1.37.2). */
function oneEndpoint(context: NeedContext): Met {
  const { view, component, connections } = context;
  const endpoints = connections.filter((one) => one.kind === 'etcd' && isFrom(one, view, component));
  let state = oneOf(
    endpoints.filter(({ dialed }) => !isOverrideOnly(component, dialed)),
    context,
  );
  for (const { resource, urls } of etcdOverrides(component)) {
    if (typeof state === 'object') return state;
    const met = oneOf(
      endpoints.filter(({ dialed }) => leadsTo(urls, dialed)),
      context,
    );
    // A release that does not serve another resource does not connect for it.
    if (met !== 'met') state = resource === '/events' ? met : 'unknown';
  }
  return state;
}

/** Whether one of the endpoints works. An unknown one may. */
function oneOf(endpoints: readonly Connection[], { isStopped }: NeedContext): Met {
  if (endpoints.some((one) => one.verdict === 'ok' && !isStopped(one.to))) return 'met';
  const lost = endpoints.filter((one) => isLost(one) || (one.verdict !== 'broken' && isStopped(one.to)));
  return endpoints.length > 0 && lost.length === endpoints.length ? lost : 'unknown';
}

/**
 * A member opens its client port once it is part of a majority. The members are known if there are at least three, each with a node here: the
 * list that kubeadm writes has only those that existed when the member joined.
 */
function majority({ view, component, connections }: NeedContext): Met {
  const own = connections.filter(({ kind }) => kind === 'etcd-peer');
  const listed = listOf(flagText(component, 'initial-cluster')).length;
  if (own.length === 0) return listed <= 1 && !flagView(component, 'discovery') ? 'met' : 'unknown';
  const peers = [...groupBy(own, (one) => (isFrom(one, view, component) ? one.to : one.from).node).entries()];
  const members = peers.length + 1;
  const quorum = Math.floor(members / 2) + 1;
  const rejecting = peers.filter(([, both]) => both.some(isLost));
  const isWhole = members >= Math.max(listed, 3) && peers.every(([node]) => node !== undefined);
  if (isWhole && members - rejecting.length < quorum) return rejecting.flatMap(([, both]) => both.filter(isLost));
  const accepting = peers.filter(([, both]) => both.every(({ verdict }) => verdict === 'ok'));
  return accepting.length + 1 >= quorum ? 'met' : 'unknown';
}

/** A component exits if client-go cannot load its kubeconfig. It waits for a server that refuses it. */
function usableKubeconfig({ view, component, connections }: NeedContext): Met {
  // The kubelet asks for another certificate.
  const bootstrap = flagView(component, 'bootstrap-kubeconfig')?.reference?.resolution.kind;
  if (bootstrap !== undefined && bootstrap !== 'missing') return bootstrap === 'file' ? 'met' : 'unknown';
  const own = connections.filter((one) => one.kind === 'api' && isFrom(one, view, component));
  const isUnread = (one: Connection) => (rotates(component) ? isUnreadToken(one, component) : isReadLate(one));
  const unusable = own.filter((one) => isLost(one) && isOwnFailure(one) && !isUnread(one));
  // Several kubeconfigs are of several users, of which one is its own. Behind a load balancer, one has several servers.
  const isOne = new Set(own.map(({ from }) => from.uri)).size === 1;
  if (unusable.length > 0 && isOne) return unusable;
  return isOne ? 'met' : 'unknown';
}

/** The client cannot load what it is configured with. A server that does not start refuses a client that does. */
function isOwnFailure({ side, stopped }: Connection): boolean {
  return side === 'configuration' && stopped === undefined;
}

/** The kubelet reads the pair that it renews when it starts. */
function rotates(component: ComponentView): boolean {
  return component.name === 'kubelet' && booleanOf(flagView(component, 'rotate-certificates')?.flag) === true;
}

/** A kubelet that renews its certificate, and has nothing to bootstrap with, starts without the token (tried with 1.37.2). */
function isUnreadToken({ error }: Connection, component: ComponentView): boolean {
  return !flagView(component, 'bootstrap-kubeconfig') && contentOf(error)?.startsWith(EMPTY_TOKEN) === true;
}

/** client-go reads a pair that is given as two files when the server asks for it. */
function isReadLate({ client }: Connection): boolean {
  return client?.presented?.reference !== undefined && client.key?.reference !== undefined && client.presented.known;
}

/** kube-controller-manager exits if it cannot load its signing pair, once it has the lease. An expired CA is only found when it signs. */
function signingPair({ view, component, connections }: NeedContext): Met {
  const broken = connections.filter(
    (one) => one.kind === 'signing' && isFrom(one, view, component) && isLost(one) && isOwnFailure(one),
  );
  const unusable = broken.filter(({ unusable: expired }) => expired === undefined);
  return unusable.length > 0 && isLetIn(view, component, connections) ? unusable : 'met';
}

/** With credentials for each controller, it exits if kube-apiserver does not accept the tokens that it issues itself. */
function acceptedTokens({ view, component, connections, connectionsOf, isStopped }: NeedContext): Met {
  if (booleanOf(flagView(component, 'use-service-account-credentials')?.flag) !== true) return 'met';
  const server = connections.find((one) => one.kind === 'api' && isFrom(one, view, component))?.to;
  if (!server || isStopped(server) || !isLetIn(view, component, connections)) return 'met';
  const own = connectionsOf(server).filter(
    ({ kind, from }) => kind === 'tokens' && processKey(from) === processKey(server),
  );
  const rejected = own.filter((one) => processKey(one.to) === processKey(server) && isLost(one));
  return rejected.length > 0 ? rejected : 'met';
}

/** Whether nothing shows that kube-apiserver refuses the component, which then never gets the lease. */
function isLetIn(view: NodeView, component: ComponentView, connections: readonly Connection[]): boolean {
  return !connections.some((one) => one.kind === 'api' && isFrom(one, view, component) && one.verdict === 'broken');
}

function isFrom({ from }: Connection, view: NodeView, component: ComponentView): boolean {
  return processKey(from) === processKey(componentEnd(view, component));
}

/** It is broken by what its ends hold. A guess shows nothing, and a client that does not start does not get as far as the connection. */
function isLost({ verdict, evidence, from, stopped }: Connection): boolean {
  return verdict === 'broken' && stopped !== from.component && evidence !== 'corroborated' && evidence !== 'inferred';
}
