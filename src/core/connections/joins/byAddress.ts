import { isOpenHost, isTemplated } from '../../formats/placeholder.ts';
import { readsScrapeConfigurations } from '../../kubernetes/flags/scrapers.ts';
import { K3S_APISERVER_PORT, K3S_LAYOUT } from '../../kubernetes/layouts/rancherLayout.ts';
import type { DialedUrl } from '../../kubernetes/values/flagValue.ts';
import { isBalancer } from '../../model/documents/component.ts';
import { type Evidence, weakest } from '../../model/evidence.ts';
import type { ServiceName } from '../../model/flagSpec.ts';
import { type ComponentView, componentOf, type KubeconfigView, type NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { trustsIssuer } from '../../uses/lookup/certifiedHosts.ts';
import type { Endpoints } from '../../uses/lookup/endpoints.ts';
import { isLoopback, tlsPort } from '../../uses/lookup/hosts.ts';
import { httpRefusal, missingContext } from '../../uses/lookup/kubeconfigRefusal.ts';
import { isAddressOf, servesTls, sharesLoopback, undecodedServer } from '../../uses/lookup/reach.ts';
import { servedPair } from '../../uses/lookup/servedPair.ts';
import { supervisorPair } from '../../uses/lookup/supervisorPair.ts';
import type { ConnectingSide, ListeningSide, Refusal, Target } from '../../uses/side/side.ts';
import { connectingTo, listeningFor, type SidesOf } from '../../uses/sides.ts';
import { joinBalanced, throughBalancer } from './balancedServers.ts';
import { joinEtcd, joinEtcdPeers } from './etcdServers.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { joinSides } from './joinSides.ts';
import { joinScraped } from './scrapedServers.ts';
import { joinSupervisor } from './supervisors.ts';

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
    else if (service === 'etcd-peer') yield* joinEtcdPeers(node, client, sides, endpoints);
    else if (service === 'etcd') yield* joinEtcd(node, client, sides, endpoints);
    else if (service === 'supervisor') yield* joinSupervisor(node, client, sides, endpoints);
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
  target: Target,
  sides: SidesOf,
  endpoints: Endpoints,
): Generator<HandshakeSpec> {
  const { url, asks } = target;
  const { found, evidence } = apiserverNode(node, client, url.host, endpoints);
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
    missing: via ?? unknownPart(target, apiserver && found, isForSystem, pair?.mayAddName === true),
    evidence: weakest(joined.evidence, evidence),
    refusal: client.refusal ?? (isHttp && servesTls(found ?? node, url) ? httpRefusal() : undefined),
  };
}

/** The part of the connection that no file shows. `server`: the node of the API server at the address. */
function unknownPart(
  { url, asks }: Target,
  server: NodeView | undefined,
  isForSystem: boolean,
  mayAddName: boolean,
): Text | undefined {
  if (isTemplated(asks.value)) return phrase('the name in {field}', { field: 'tls-server-name' });
  if (url.scheme === 'http') return phrase('the server that answers plain HTTP at {url}', { url: url.url });
  if (isForSystem) return phrase('the system’s root certificates');
  if (!server) return phrase('the API server at {url}', { url: url.url });
  if (mayAddName) return phrase('the names that the supervisor adds to its certificate');
  return isOtherPort(server, url) ? phrase('the server at {url}', { url: url.url }) : undefined;
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

/** The node with the API server that a client connects to, and the evidence of that. */
interface Found {
  readonly found: NodeView | undefined;
  readonly evidence?: Evidence;
}

/**
 * The node with the address that the client connects to; this node itself for loopback and for a load balancer before its API servers. For a client
 * that belongs to no node, also one whose API server has a certificate for the host, issued by a CA that the client trusts. Other clusters may use
 * the same address.
 */
function apiserverNode(node: NodeView, client: ConnectingSide, host: string, endpoints: Endpoints): Found {
  const { isStray, kubeconfig, trusts } = client;
  const own = componentOf(node, 'kube-apiserver');
  if (!isStray && isLoopback(host)) {
    const owner = node.components.find(({ name }) => name === kubeconfig?.owner);
    return { found: sharesLoopback(owner, own) ? node : undefined };
  }
  const named = endpoints.apiserverAt(host);
  if (named) return { found: named };
  if (!isStray) return { found: own ? node : undefined };
  const certified = endpoints.apiserverCertifiedFor(host);
  const isMeant = certified && trustsIssuer(trusts, componentOf(certified, 'kube-apiserver'), host);
  return isMeant ? { found: certified, evidence: 'corroborated' } : { found: undefined };
}
