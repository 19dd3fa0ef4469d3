import { flagText } from '../../cluster/nodes/flags.ts';
import { urlHost } from '../../kubernetes/values/flagValue.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import type { Endpoints } from '../../uses/lookup/endpoints.ts';
import { isLoopback, tlsPort } from '../../uses/lookup/hosts.ts';
import { supervisorAuthority, tokenHashes } from '../../uses/lookup/supervisorAuthority.ts';
import { type SupervisorPair, supervisorPair } from '../../uses/lookup/supervisorPair.ts';
import type { ConnectingSide, Refusal, Target } from '../../uses/side/side.ts';
import { listeningFor, type SidesOf } from '../../uses/sides.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { joinSides } from './joinSides.ts';

/** A node of k3s or RKE2 with the server that it joins. */
export function* joinSupervisor(
  node: NodeView,
  client: ConnectingSide,
  sides: SidesOf,
  endpoints: Endpoints,
): Generator<HandshakeSpec> {
  const [target] = client.targets;
  if (!target) return;
  const { url, asks } = target;
  const product = client.end.component.startsWith('rke2') ? 'rke2' : 'k3s';
  const found = isLoopback(url.host) ? node : endpoints.supervisorAt(url.host);
  const server = listeningFor(found, 'supervisor', sides);
  const isOther = server !== undefined && server.end.component !== `${product}-server`;
  const pair = found && server && !isOther ? supervisorPair(found, asks.value) : undefined;
  const refusal = found && server && !isOther ? refusalOf(client, target, found) : undefined;
  const joined = joinSides(client, isOther ? undefined : server, asks, url);
  yield {
    ...joined,
    ...(pair ? { serverCertificate: pair.certificate, serverKey: pair.key } : {}),
    ...(server && !isOther ? { clientTrusts: server.issuer } : { to: { component: `${product}-server` } }),
    ...(refusal && { refusal }),
    ...(refusal ? {} : unknownPart(pair, asks.value)),
  };
}

function unknownPart(pair: SupervisorPair | undefined, host: string): Pick<HandshakeSpec, 'missing'> {
  if (!pair) return { missing: phrase('the serving certificate of {host}', { host }) };
  return pair.mayAddName ? { missing: phrase('the names that the supervisor adds to its certificate') } : {};
}

function refusalOf(client: ConnectingSide, target: Target, server: NodeView): Refusal | undefined {
  return atApiserver(client, target, server) ?? mismatch(client, server);
}

/**
 * The refusal by kube-apiserver of RKE2, which has another port than the supervisor and does not know /cacerts (docs.rke2.io, "Linux Agent (Worker) Node
 * Installation"; rancher/rke2#165). In k3s, both share a port.
 */
function atApiserver({ end }: ConnectingSide, { url, asks }: Target, server: NodeView): Refusal | undefined {
  const apiserver = componentOf(server, 'kube-apiserver');
  if (!end.component.startsWith('rke2') || !apiserver?.document || tlsPort(apiserver) !== url.port) return undefined;
  const status = flagText(apiserver, 'anonymous-auth') === 'false' ? '401 Unauthorized' : '403 Forbidden';
  return {
    side: 'configuration',
    error: `failed to get CA certs: https://${urlHost(url.host)}:${url.port}/cacerts: ${status}`,
    reason: phrase('Port {port} is that of kube-apiserver, and nodes join at port {other}.', {
      port: String(url.port),
      other: '9345',
    }),
    at: asks.at,
  };
}

/** The node compares the hash before it sends the rest of its token. */
function mismatch({ checksum }: ConnectingSide, server: NodeView): Refusal | undefined {
  const authority = supervisorAuthority(server)?.nodeFile;
  const hashes = authority ? tokenHashes(authority) : [];
  const [actual] = hashes;
  if (!checksum || !authority || actual === undefined || hashes.includes(checksum.value)) return undefined;
  const [first] = authority.file.artifacts;
  return {
    side: 'client',
    error: `token CA hash does not match the Cluster CA certificate hash: ${checksum.value} != ${actual}`,
    reason: phrase('The token belongs to another CA than that of the server.'),
    at: checksum.at,
    ...(first && { otherAt: { uri: authority.file.uri, span: first.origin.span } }),
  };
}
