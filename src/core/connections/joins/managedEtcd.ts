import { certificateListOf } from '../../model/credentialSource.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { isLoopback } from '../../uses/lookup/hosts.ts';
import type { ConnectingSide, ListeningSide, Refusal, Target } from '../../uses/side/side.ts';
import type { SidesOf } from '../../uses/sides.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { joinSides } from './joinSides.ts';

/** The etcd that a manager on the node starts, by the port at loopback; undefined if another etcd is configured there. */
export function managedEtcd(node: NodeView, { url }: Target, sides: SidesOf): ListeningSide | undefined {
  const { host, port } = url;
  if (!isLoopback(host) || componentOf(node, 'etcd')) return undefined;
  return sides(node).listening.find(
    ({ service, listeners = [] }) => service === 'etcd-manager' && listeners.some((one) => one.port === port),
  );
}

/** The handshakes with it, as far as its CA shows: its pair is in no file. */
export function* joinManaged(node: NodeView, client: ConnectingSide, sides: SidesOf): Generator<HandshakeSpec> {
  for (const target of client.targets) {
    const server = managedEtcd(node, target, sides);
    if (!server) continue;
    const missing = client.unreadPair ?? client.unreadTrust;
    const refusal = missing ? undefined : foreignIssuer(client, server);
    yield { ...joinSides(client, server, target.asks, target.url), missing, ...(refusal && { refusal }) };
  }
}

/** The refusal of a client that trusts none of the CAs by which the server issues its pair. Undefined for a CA that another one may have issued. */
function foreignIssuer({ trusts }: ConnectingSide, { issuer, at }: ListeningSide): Refusal | undefined {
  if (!issuer?.known || !trusts?.known || [issuer, trusts].some(({ problems = [] }) => problems.length > 0))
    return undefined;
  const [issuers, trusted] = [certificateListOf(issuer), certificateListOf(trusts)];
  const keys = new Set(trusted.map(({ publicKey }) => publicKey.id));
  const isRoot = issuers.every(({ subject, issuer: above }) => subject.der === above.der);
  if (issuers.length * trusted.length === 0 || !isRoot || issuers.some(({ publicKey }) => keys.has(publicKey.id))) {
    return undefined;
  }
  return {
    side: 'client',
    error: 'tls: failed to verify certificate: x509: certificate signed by unknown authority',
    reason: phrase('The CA with which etcd-manager issues the certificate of etcd is not in {textLabel}.', {
      textLabel: trusts.label,
    }),
    at: trusts.at,
    otherAt: at,
  };
}
