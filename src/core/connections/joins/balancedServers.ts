import { isTemplated } from '../../formats/placeholder.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import { leafOf } from '../../model/credentialSource.ts';
import type { BalancerAddress } from '../../model/documents/balancer.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { asciiLower } from '../../trust/hostname.ts';
import { balancerAt, type FoundBalancer } from '../../uses/lookup/balancerAt.ts';
import type { Endpoints } from '../../uses/lookup/endpoints.ts';
import { twoFilesOfOnePath } from '../../uses/lookup/fileCredentials.ts';
import { isLoopback, tlsPort } from '../../uses/lookup/hosts.ts';
import { isAddressOf } from '../../uses/lookup/reach.ts';
import { balancerListens } from '../../uses/participants/balancers.ts';
import type { ConnectingSide, Target } from '../../uses/side/side.ts';
import { listeningFor, type SidesOf } from '../../uses/sides.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { joinSides } from './joinSides.ts';

/** A load balancer that connects with TLS, with the API server at each of its targets. Other programs may listen at the others. */
export function* joinBalanced(
  node: NodeView,
  client: ConnectingSide,
  sides: SidesOf,
  endpoints: Endpoints,
): Generator<HandshakeSpec> {
  for (const { url } of client.targets) {
    const found = apiserverAt({ host: url.host, port: url.port ?? 443 }, node, endpoints);
    const server = listeningFor(found, 'api', sides);
    if (!found || !server) continue;
    const name = client.asksForName;
    const joined = joinSides(client, server, name, url);
    const { clientCertificate, clientKey, clientTrusts, serverCertificate } = joined;
    const isCommonName =
      client.end.component === 'haproxy' && name && serverCertificate && isNamed(serverCertificate, name.value);
    yield {
      ...joined,
      ...(isCommonName && { host: undefined }),
      missing:
        client.unreadTrust ??
        (found === node
          ? twoFilesOfOnePath([clientCertificate, clientKey, clientTrusts, serverCertificate])
          : undefined),
    };
  }
}

/** Whether the common name is the name, which HAProxy accepts as well (haproxy/haproxy, src/ssl_sock.c, ssl_sock_srv_verifycbk). */
function isNamed(presented: NonNullable<HandshakeSpec['serverCertificate']>, name: string): boolean {
  const leaf = leafOf(presented)?.certificate;
  return leaf !== undefined && asciiLower(commonName(leaf)) === asciiLower(name);
}

/** The node whose API server has the address. */
function apiserverAt({ host, port }: BalancerAddress, node: NodeView, endpoints: Endpoints): NodeView | undefined {
  const isOwn = isLoopback(host) || isAddressOf(node, host);
  const found = isOwn && componentOf(node, 'kube-apiserver') ? node : endpoints.apiserverAt(host);
  const apiserver = found && componentOf(found, 'kube-apiserver');
  return apiserver?.document && tlsPort(apiserver) === port ? found : undefined;
}

/** API servers behind one address that are joined. All of a cluster have the same clients. */
const MAX_SERVERS = 8;

/**
 * The connections of a client at the address of a load balancer: to each API server behind one that passes TLS on, and to one that terminates it.
 * Empty if there is no load balancer at the address, or none of its servers is known.
 */
export function throughBalancer(
  node: NodeView,
  client: ConnectingSide,
  { url, asks }: Target,
  sides: SidesOf,
  endpoints: Endpoints,
): readonly HandshakeSpec[] {
  // The system's roots are in no file.
  const isOpen = client.via !== undefined || isTemplated(asks.value) || !(client.trusts ?? client.isInsecure);
  if (isOpen || url.scheme !== 'https') return [];
  const own = client.isStray ? undefined : balancerAt(node, url);
  const other = own || isLoopback(url.host) ? undefined : endpoints.balancerAt(url.host, url.port ?? 443);
  const place = own ? node : other;
  const found = own ?? (other && balancerAt(other, url));
  if (!place || !found) return [];
  const servers = found.listener.servers.flatMap((address) => apiserverAt(address, place, endpoints) ?? []);
  if (found.listener.tls) return terminated(place, client, { url, asks }, found, servers, sides);
  return [...new Set(servers)].slice(0, MAX_SERVERS).map((one) => ({
    ...joinSides(client, listeningFor(one, 'api', sides), asks, url),
    ...(client.kubeconfig?.isBootstrap && { kind: 'bootstrap' as const }),
  }));
}

function terminated(
  place: NodeView,
  client: ConnectingSide,
  { url, asks }: Target,
  { component, listener }: FoundBalancer,
  servers: readonly NodeView[],
  sides: SidesOf,
): readonly HandshakeSpec[] {
  const server = balancerListens(place, component, listener);
  if (!server) return [];
  const anonymous = listeningFor(servers[0], 'api', sides)?.authentication?.anonymous;
  const { authentication, unreadPair, pairs } = server;
  return [
    {
      ...joinSides(client, { ...server, ...(authentication && { authentication: { anonymous } }) }, asks, url),
      ...(authentication && { terminatedAt: server.at }),
      ...(client.kubeconfig?.isBootstrap && { kind: 'bootstrap' as const }),
      missing:
        unreadPair ??
        (pairs.length > 0 ? undefined : phrase('the certificates of {address}', { address: listener.address.value })),
    },
  ];
}
