import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { connectingTo, type SidesOf } from '../../uses/sides.ts';
import { foreignIssuer } from './foreignIssuer.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { joinSides } from './joinSides.ts';

/** Each context of a talosconfig with the machines of its cluster. They issue their certificates themselves, so their names are in no file. */
export function* joinTalosMachines(node: NodeView, sides: SidesOf): Generator<HandshakeSpec> {
  const machines = new Map(
    sides(node).listening.flatMap((side) => (side.service === 'talos' ? [[side.of, side] as const] : [])),
  );
  for (const client of connectingTo(node, 'talos', sides)) {
    const server = machines.get(client.of);
    const [target] = client.targets;
    const joined = joinSides(client, server, target?.asks, target?.url);
    const refusal =
      server &&
      foreignIssuer(client, server, (textLabel) =>
        phrase('`machine.ca`, which issues the certificate of the machine, is not in {textLabel}.', { textLabel }),
      );
    yield {
      ...joined,
      ...(refusal && { refusal }),
      ...(!server && { missing: phrase('the machine configuration of the cluster'), isServerMissing: true }),
    };
  }
}
