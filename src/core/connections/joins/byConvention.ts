import { readsScrapeConfigurations } from '../../kubernetes/flags/scrapers.ts';
import type { Connection } from '../../model/connection.ts';
import { isBalancer } from '../../model/documents/component.ts';
import type { ServiceName } from '../../model/flagSpec.ts';
import type { NodeView } from '../../model/node.ts';
import type { ConnectingSide, ListeningSide } from '../../uses/side/side.ts';
import { connectingTo, listeningFor, type SidesOf } from '../../uses/sides.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { joinSides } from './joinSides.ts';
import { withPublishedTrust } from './publishedTrust.ts';

/** Clients that are known to connect to the server on their own node, such as kube-proxy, pods, and the front proxy. */
export function* joinByConvention(service: ServiceName, node: NodeView, sides: SidesOf): Generator<HandshakeSpec> {
  const first = listeningFor(node, service, sides);
  if (!first) return;
  const servers = new Map(
    sides(node).listening.flatMap((side) => (side.service === service ? [[side.of, side] as const] : [])),
  );
  for (const client of connectingTo(node, service, sides)) {
    const server = client.of === undefined ? first : servers.get(client.of);
    if (!server) continue;
    if (client.kubeconfig || client.isUnused) continue;
    if (readsScrapeConfigurations(client.end.component) || isBalancer(client.end.component)) continue;
    if (client.end.component === 'pod') yield pod(client, server);
    else if (service === 'aggregation') yield frontProxy(client, server);
    else {
      const [target] = client.targets;
      const trusting = withPublishedTrust(client, node, sides);
      const missing = trusting.unreadTrust ?? client.unreadPair ?? server.unreadPair;
      yield { ...joinSides(trusting, server, target?.asks, target?.url), ...(missing && { missing }) };
    }
  }
}

function pod(client: ConnectingSide, server: ListeningSide): HandshakeSpec {
  const service = client.asksFor.find(({ why }) => why === 'service-ip');
  const host = service?.at && { value: service.host, at: service.at };
  return { ...joinSides(client, server, host, undefined), isOnlyReportedRefused: true };
}

/** With half a pair, it presents none (kube-aggregator). */
function frontProxy(client: ConnectingSide, server: ListeningSide): HandshakeSpec {
  return joinSides(client.isAnonymous ? { ...client, presents: undefined } : client, server, undefined, undefined);
}

/**
 * Whether the report contains the connection. The pods of a correct cluster would only repeat what is known: they are reported if they cannot
 * verify the API server. All clients report an expired certificate anyway.
 */
export function isReported({ isOnlyReportedRefused }: HandshakeSpec, { verdict, server }: Connection): boolean {
  if (!isOnlyReportedRefused) return true;
  const outcome = server?.outcome;
  if (verdict !== 'broken' || outcome?.kind !== 'refused') return false;
  return outcome.failure.kind !== 'expired' && outcome.failure.kind !== 'notYetValid';
}
