import { flagPlace } from '../../cluster/nodes/flags.ts';
import { readsScrapeConfigurations } from '../../kubernetes/flags/scrapers.ts';
import type { DialedUrl } from '../../kubernetes/values/flagValue.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { partyName } from '../../model/labels/names.ts';
import { derived } from '../../model/memo/derived.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import type { Party } from '../../model/peerVerification.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { closedPort } from '../../uses/lookup/closedPort.ts';
import type { Endpoints } from '../../uses/lookup/endpoints.ts';
import { twoFilesOfOnePath } from '../../uses/lookup/fileCredentials.ts';
import { advertisedAddress, canonicalHost, ownPeerHosts } from '../../uses/lookup/hosts.ts';
import { isAddressOf, isPlainServer, listenerAt, listensAt, undecodedServer } from '../../uses/lookup/reach.ts';
import { connectionRefused } from '../../uses/lookup/refusedText.ts';
import type { ConnectingSide, ListeningSide, Refusal, Target } from '../../uses/side/side.ts';
import { connectingTo, listeningAt, type SidesOf } from '../../uses/sides.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { joinSides } from './joinSides.ts';
import { joinManaged, managedEtcd } from './managedEtcd.ts';
import { withPublishedTrust } from './publishedTrust.ts';

/** A client of etcd, with the etcd at each of its targets. */
export function* joinEtcd(
  node: NodeView,
  client: ConnectingSide,
  sides: SidesOf,
  endpoints: Endpoints,
): Generator<HandshakeSpec> {
  yield* joinManaged(node, client, sides);
  for (const target of client.targets.filter((one) => !managedEtcd(node, one, sides))) {
    const found = etcdNode(target.url.host, node, endpoints);
    // The addresses of a scraper are those of anything.
    if (readsScrapeConfigurations(client.end.component) && (!found || closedPort(found, target.url))) continue;
    yield atTarget(node, client, target, found, sides);
  }
}

/** The client with one of its targets. `found`: the node of the etcd there. */
function atTarget(
  node: NodeView,
  client: ConnectingSide,
  { url, asks }: Target,
  found: NodeView | undefined,
  sides: SidesOf,
): HandshakeSpec {
  const { component } = client.end;
  const server = answering(listeningAt(found, client, url, sides), url);
  const trusting = found ? withPublishedTrust(client, found, sides) : client;
  const joined = { ...joinSides(trusting, server, asks, url), at: asks.at };
  const closed = found === node ? closedPort(node, url) : undefined;
  const refusal =
    server && (closed === 'closed' ? portRefusal(component, url, server) : schemeRefusal(component, url, server));
  if (server && url.scheme === 'http' && !refusal) return plain(joined, url, server);
  const undecoded = server ? undefined : undecodedServer(node, 'etcd', url);
  const isMissing = !server || closed !== undefined;
  const isOneMachine = found === node || canonicalHost(url.host) === canonicalHost(advertisedAddress(node) ?? '');
  return {
    ...joined,
    ...(undecoded && { to: undecoded }),
    ...(isMissing && url.scheme === 'https' && SERVER_MISSING),
    missing: isMissing
      ? phrase('the etcd at {url}', { url: url.url })
      : (unreadCertificate(node, joined) ??
        client.unreadPair ??
        trusting.unreadTrust ??
        server.unreadPair ??
        (isOneMachine ? twoFilesOfOnePath(credentialsOf(joined)) : undefined)),
    refusal,
  };
}

/** The certificate of a kube-apiserver that no file sets up, if it is not known by other means. */
function unreadCertificate(
  node: NodeView,
  { from: { component }, clientCertificate }: HandshakeSpec,
): Text | undefined {
  if (component !== 'kube-apiserver' || clientCertificate || componentOf(node, component)?.document) return undefined;
  return phrase('the certificate of kube-apiserver');
}

function credentialsOf(spec: HandshakeSpec): readonly (CredentialSource | undefined)[] {
  const { clientCertificate, clientKey, clientTrusts, serverCertificate, serverTrusts } = spec;
  return [clientCertificate, clientKey, clientTrusts, serverCertificate, serverTrusts];
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
export function* joinEtcdPeers(
  node: NodeView,
  client: ConnectingSide,
  sides: SidesOf,
  endpoints: Endpoints,
): Generator<HandshakeSpec> {
  const own = sides(node).listening.find(({ service, end }) => service === 'etcd-peer' && end.uri === client.end.uri);
  const hosts = ownPeerHosts(own?.component);
  for (const { url, asks } of client.targets) {
    const found = endpoints.etcdPeerAt(url.host);
    const server = listeningAt(found, client, url, sides);
    const missing = server ? undefined : phrase('the etcd member at {url}', { url: url.url });
    const joined = joinSides(client, server, asks, url);
    const isDialed = missing !== undefined && url.scheme === 'https';
    yield {
      ...joined,
      ...(isDialed && SERVER_MISSING),
      missing: missing ?? client.unreadPair ?? server?.unreadPair,
    };
    const back = found && connectingTo(found, 'etcd-peer', sides).find(({ end }) => end.uri === server?.end.uri);
    if (!back || !own || [...hosts].some((host) => targetHosts(back).has(host))) continue;
    const returned = joinSides({ ...back, from: url.host }, own, { value: client.from ?? '', at: back.at }, undefined);
    yield { ...returned, missing: back.unreadPair ?? own.unreadPair };
  }
}
