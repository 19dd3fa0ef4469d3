import { flagPlace } from '../../cluster/nodes/flags.ts';
import { isOpenHost, isTemplated } from '../../formats/placeholder.ts';
import { readsScrapeConfigurations } from '../../kubernetes/flags/scrapers.ts';
import { K3S_APISERVER_PORT, K3S_LAYOUT } from '../../kubernetes/layouts/rancherLayout.ts';
import type { DialedUrl } from '../../kubernetes/values/flagValue.ts';
import { isBalancer } from '../../model/documents/component.ts';
import { weakest } from '../../model/evidence.ts';
import type { ServiceName } from '../../model/flagSpec.ts';
import { partyName } from '../../model/labels/names.ts';
import { derived } from '../../model/memo/derived.ts';
import { type ComponentView, componentOf, type KubeconfigView, type NodeView } from '../../model/node.ts';
import type { Party } from '../../model/peerVerification.ts';
import { phrase } from '../../model/text/text.ts';
import { closedPort } from '../../uses/lookup/closedPort.ts';
import { canonicalHost, type Endpoints } from '../../uses/lookup/endpoints.ts';
import { twoFilesOfOnePath } from '../../uses/lookup/fileCredentials.ts';
import { advertisedAddress, isLoopback, ownPeerHosts, tlsPort } from '../../uses/lookup/hosts.ts';
import { httpRefusal, missingContext } from '../../uses/lookup/kubeconfigRefusal.ts';
import {
  isAddressOf,
  isPlainServer,
  listenerAt,
  listensAt,
  servesTls,
  sharesLoopback,
  undecodedServer,
} from '../../uses/lookup/reach.ts';
import { connectionRefused } from '../../uses/lookup/refusedText.ts';
import { servedPair } from '../../uses/lookup/servedPair.ts';
import { supervisorPair } from '../../uses/lookup/supervisorPair.ts';
import type { ConnectingSide, ListeningSide, Refusal, Target } from '../../uses/side/side.ts';
import { connectingTo, listeningFor, type SidesOf } from '../../uses/sides.ts';
import { joinBalanced, throughBalancer } from './balancedServers.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { joinSides } from './joinSides.ts';
import { joinManaged, managedEtcd } from './managedEtcd.ts';
import { withPublishedTrust } from './publishedTrust.ts';
import { joinScraped } from './scrapedServers.ts';

/** Clients that connect to a URL, each with the server that says it is reached there. */
export function* joinByAddress(
  service: ServiceName,
  node: NodeView,
  sides: SidesOf,
  endpoints: Endpoints,
): Generator<HandshakeSpec> {
  for (const client of connectingTo(node, service, sides)) {
    if (client.isUnused) continue;
    const isScraper = readsScrapeConfigurations(client.end.component);
    if (isBalancer(client.end.component)) yield* joinBalanced(node, client, sides, endpoints);
    else if (isScraper && service !== 'etcd') yield* joinScraped(node, client, sides, endpoints);
    else if (service === 'etcd-peer') yield* etcdPeers(node, client, sides, endpoints);
    else if (service === 'etcd') yield* clientOfEtcd(node, client, sides, endpoints);
    else yield* kubeconfigUser(node, client, sides, endpoints);
  }
}

function* kubeconfigUser(
  node: NodeView,
  client: ConnectingSide,
  sides: SidesOf,
  endpoints: Endpoints,
): Generator<HandshakeSpec> {
  const { kubeconfig } = client;
  if (!kubeconfig) return;
  const server = kubeconfig.current.cluster?.cluster.server;
  const [target] = client.targets;
  if (!server || !target || isTemplated(server.value) || isOpenHost(target.url.host)) {
    const refusal = missingContext(kubeconfig);
    if (refusal) yield withoutContext(client, client.isStray ? undefined : listeningFor(node, 'api', sides), refusal);
    return;
  }
  const balanced = throughBalancer(node, client, target, sides, endpoints);
  if (balanced.length > 0) yield* balanced;
  else yield* directly(node, client, kubeconfig, target, sides, endpoints);
}

/** The connection to the API server that is at the address, or behind a load balancer that is in no file. */
function* directly(
  node: NodeView,
  client: ConnectingSide,
  kubeconfig: KubeconfigView,
  { url, asks }: Target,
  sides: SidesOf,
  endpoints: Endpoints,
): Generator<HandshakeSpec> {
  const found = apiserverNode(node, client, url.host, endpoints);
  const apiserver = found && componentOf(found, 'kube-apiserver');
  // Argo CD's cluster Secrets may be anywhere in the workspace.
  if (kubeconfig.document.dialect && !apiserver) return;
  const { via, isInsecure, trusts } = client;
  // The certificate of a public CA is often the one that is chosen by name: whether the system knows that CA no file tells.
  const isForSystem = !trusts && !isInsecure && servedPair(apiserver, asks.value)?.isByName === true;
  const isHttp = url.scheme === 'http';
  const joined = joinSides(client, via ? undefined : listeningFor(found, 'api', sides), asks, via ? undefined : url);
  const undecoded = found ? undefined : undecodedServer(node, 'kube-apiserver', url);
  const atSupervisor = isSupervisor(apiserver, url);
  const pair = atSupervisor && found ? supervisorPair(found, asks.value) : undefined;
  yield {
    ...joined,
    ...(undecoded && { to: undecoded }),
    kind: kubeconfig.isBootstrap ? 'bootstrap' : 'api',
    ...(isForSystem ? NO_SERVER : atSupervisor && { serverCertificate: pair?.certificate, serverKey: pair?.key }),
    demand: 'requested',
    ...(isHttp && { isPlain: true }),
    missing:
      via ??
      (isTemplated(asks.value) ? phrase('the name in {field}', { field: 'tls-server-name' }) : undefined) ??
      (isHttp ? phrase('the server that answers plain HTTP at {url}', { url: url.url }) : undefined) ??
      (isForSystem ? phrase('the system’s root certificates') : undefined) ??
      (apiserver ? undefined : phrase('the API server at {url}', { url: url.url })) ??
      (pair?.mayAddName ? phrase('the names that the supervisor adds to its certificate') : undefined) ??
      (found && isOtherPort(found, url) ? phrase('the server at {url}', { url: url.url }) : undefined),
    refusal: client.refusal ?? (isHttp && servesTls(found ?? node, url) ? httpRefusal() : undefined),
  };
}

/** Whether the URL is a port of the node on which its API server does not listen: another program may forward it, to any server. */
function isOtherPort(node: NodeView, { host, port = 443 }: DialedUrl): boolean {
  const own = tlsPort(componentOf(node, 'kube-apiserver'));
  return isAddressOf(node, host) && own !== undefined && Number.isInteger(own) && own !== port;
}

/**
 * Whether the client reaches the supervisor of k3s, which passes requests on to the API server in its process, and presents its own certificate
 * (k3s, pkg/cluster/https.go).
 */
function isSupervisor(apiserver: ComponentView | undefined, { port = 443 }: DialedUrl): boolean {
  const isOfK3s = !apiserver?.document && servedPair(apiserver, undefined)?.certificate?.uri?.endsWith(SERVING_OF_K3S);
  return isOfK3s === true && port !== K3S_APISERVER_PORT;
}

const SERVING_OF_K3S = `${K3S_LAYOUT.folder}/serving-kube-apiserver.crt`;

/** Nothing is known of what the server presents and verifies. */
const NO_SERVER = {
  serverCertificate: undefined,
  serverKey: undefined,
  servesByName: undefined,
  serverTrusts: undefined,
  authentication: undefined,
  unknownDemand: undefined,
} as const;

/** A client whose current context its file does not define connects to nothing. */
function withoutContext(
  { end, at, kubeconfig, ...client }: ConnectingSide,
  server: ListeningSide | undefined,
  refusal: Refusal,
): HandshakeSpec {
  const evidence = weakest(client.evidence, kubeconfig?.ownerEvidence);
  const to = server?.end ?? ({ component: 'kube-apiserver' } as const);
  return { kind: 'api', domain: 'cluster', from: end, to, demand: 'requested', evidence, refusal, at };
}

/** The node with the address that the client connects to; this node itself for loopback and for a load balancer before its API servers. */
function apiserverNode(
  node: NodeView,
  { isStray, kubeconfig }: ConnectingSide,
  host: string,
  endpoints: Endpoints,
): NodeView | undefined {
  if (!isStray && isLoopback(host)) {
    const client = node.components.find(({ name }) => name === kubeconfig?.owner);
    return sharesLoopback(client, componentOf(node, 'kube-apiserver')) ? node : undefined;
  }
  const named = endpoints.apiserverAt(host);
  if (named) return named;
  return !isStray && componentOf(node, 'kube-apiserver') ? node : undefined;
}

/** A client of etcd, with the etcd at each of its targets. */
export function* clientOfEtcd(
  node: NodeView,
  client: ConnectingSide,
  sides: SidesOf,
  endpoints: Endpoints,
): Generator<HandshakeSpec> {
  const { component } = client.end;
  const ownAddress = canonicalHost(advertisedAddress(node) ?? '');
  yield* joinManaged(node, client, sides);
  for (const { url, asks } of client.targets.filter((target) => !managedEtcd(node, target, sides))) {
    const found = etcdNode(url.host, node, endpoints);
    const server = answering(listeningFor(found, 'etcd', sides), url);
    // The addresses of a scraper are those of anything.
    if (readsScrapeConfigurations(component) && (!found || closedPort(found, url))) continue;
    const trusting = found ? withPublishedTrust(client, found, sides) : client;
    const joined = joinSides(trusting, server, asks, url);
    const closed = found === node ? closedPort(node, url) : undefined;
    const refusal =
      server && (closed === 'closed' ? portRefusal(component, url, server) : schemeRefusal(component, url, server));
    if (server && url.scheme === 'http' && !refusal) {
      yield plain(joined, url, server);
      continue;
    }
    const isOneMachine = found === node || canonicalHost(url.host) === ownAddress;
    const { clientCertificate, clientKey, clientTrusts, serverCertificate, serverTrusts } = joined;
    const undecoded = server ? undefined : undecodedServer(node, 'etcd', url);
    const isMissing = !server || closed !== undefined;
    yield {
      ...joined,
      ...(undecoded && { to: undecoded }),
      ...(isMissing && url.scheme === 'https' && SERVER_MISSING),
      missing:
        (isMissing ? phrase('the etcd at {url}', { url: url.url }) : undefined) ??
        (component !== 'kube-apiserver' || componentOf(node, component)?.document || clientCertificate
          ? undefined
          : phrase('the certificate of kube-apiserver')) ??
        client.unreadPair ??
        trusting.unreadTrust ??
        server?.unreadPair ??
        (isOneMachine
          ? twoFilesOfOnePath([clientCertificate, clientKey, clientTrusts, serverCertificate, serverTrusts])
          : undefined),
      refusal,
    };
  }
}

/** An etcd without TLS is not what answers a client that uses TLS, if it has the port at other addresses only. */
function answering(etcd: ListeningSide | undefined, url: DialedUrl): ListeningSide | undefined {
  if (!etcd || url.scheme !== 'https' || !isPlainServer(etcd) || listenerAt(etcd, url)) return etcd;
  return etcd.listeners?.some(({ port }) => port === url.port) ? undefined : etcd;
}

const SERVER_MISSING = { isServerMissing: true } as const;

/** Over plain HTTP, neither end presents or verifies certificates (etcd, client/v3 internal/endpoint, RequiresCredentials). */
function plain(
  { kind, domain, from, to, host, dialed, evidence, at }: HandshakeSpec,
  url: DialedUrl,
  server: ListeningSide,
): HandshakeSpec {
  // Without the flag, etcd listens on http://localhost:2379; before 3.0, on port 4001 as well.
  const { listeners = [] } = server;
  const hasPort = listeners.length === 0 || listeners.some(({ port }) => port === url.port);
  const isKnown = hasPort && (listeners.length === 0 || isPlainServer(server) || listenerAt(server, url) !== undefined);
  const missing = isKnown ? undefined : phrase('the server that answers plain HTTP at {url}', { url: url.url });
  return { kind, domain, from, to, host, dialed, evidence, at, missing, demand: 'none', isPlain: true };
}

/** The node of the etcd at a host. An etcd that advertises the host takes precedence over one next to an API server with that address. */
function etcdNode(host: string, node: NodeView, endpoints: Endpoints): NodeView | undefined {
  const etcd = componentOf(node, 'etcd');
  if (etcd && listensAt(node, host)) return node;
  return endpoints.etcdAt(host) ?? (etcd && isAddressOf(node, host) ? node : undefined);
}

/** The hosts that a client connects to. */
const targetHosts = derived(
  ({ targets }: ConnectingSide): ReadonlySet<string> => new Set(targets.map(({ url }) => canonicalHost(url.host))),
);

/** TLS spoken to a plain listener, or the other way round: the listener is found by its port. */
function schemeRefusal(dialler: Party, url: DialedUrl, etcd: ListeningSide): Refusal | undefined {
  const listener = listenerAt(etcd, url);
  if (!listener || listener.scheme === url.scheme) return undefined;
  const reason = phrase('{textParty} connects to {url}, but etcd listens on {listener}.', {
    textParty: partyName(dialler),
    url: url.url,
    listener: listener.url,
  });
  const otherAt = etcd.component && flagPlace(etcd.component, 'listen-client-urls');
  if (url.scheme === 'https') return { side: 'client', error: 'EOF', reason, otherAt };
  return { side: 'server', error: 'tls: first record does not look like a TLS handshake', reason, otherAt };
}

/** Nothing listens at the port. */
function portRefusal(dialler: Party, url: DialedUrl, etcd: ListeningSide): Refusal {
  const reason = phrase('{textParty} connects to {url}, but etcd does not listen on this port.', {
    textParty: partyName(dialler),
    url: url.url,
  });
  const otherAt = etcd.component && flagPlace(etcd.component, 'listen-client-urls');
  return { side: 'client', isUnreached: true, error: connectionRefused(url), reason, otherAt };
}

/** A member connects to each other member of --initial-cluster; it is enough if one member's list names the other. */
function* etcdPeers(
  node: NodeView,
  client: ConnectingSide,
  sides: SidesOf,
  endpoints: Endpoints,
): Generator<HandshakeSpec> {
  const own = listeningFor(node, 'etcd-peer', sides);
  const hosts = ownPeerHosts(own?.component);
  for (const { url, asks } of client.targets) {
    const found = endpoints.etcdPeerAt(url.host);
    const server = listeningFor(found, 'etcd-peer', sides);
    const missing = server ? undefined : phrase('the etcd member at {url}', { url: url.url });
    const joined = joinSides(client, server, asks, url);
    const isDialed = missing !== undefined && url.scheme === 'https';
    yield {
      ...joined,
      ...(isDialed && SERVER_MISSING),
      missing: missing ?? client.unreadPair ?? server?.unreadPair,
    };
    const back = found && connectingTo(found, 'etcd-peer', sides)[0];
    if (!back || !own || [...hosts].some((host) => targetHosts(back).has(host))) continue;
    const returned = joinSides({ ...back, from: url.host }, own, { value: client.from ?? '', at: back.at }, undefined);
    yield { ...returned, missing: back.unreadPair ?? own.unreadPair };
  }
}
