import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { isLoopback } from '../../uses/lookup/hosts.ts';
import type { ConnectingSide, ListeningSide, Target } from '../../uses/side/side.ts';
import type { SidesOf } from '../../uses/sides.ts';
import { foreignIssuer } from './foreignIssuer.ts';
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
    const refusal = missing ? undefined : foreignIssuer(client, server, issuedByManager);
    yield { ...joinSides(client, server, target.asks, target.url), missing, ...(refusal && { refusal }) };
  }
}

function issuedByManager(textLabel: Text): Text {
  return phrase('The CA with which etcd-manager issues the certificate of etcd is not in {textLabel}.', { textLabel });
}
