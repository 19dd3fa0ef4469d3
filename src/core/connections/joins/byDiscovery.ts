import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { ServiceName } from '../../model/flagSpec.ts';
import type { NodeView } from '../../model/node.ts';
import { discoveredAddress } from '../../uses/lookup/discoveredPod.ts';
import { type Endpoints, SCRAPERS, type Scraper } from '../../uses/lookup/endpoints.ts';
import type { ConnectingSide, ListeningSide } from '../../uses/side/side.ts';
import { connectingTo, listeningFor, type SidesOf } from '../../uses/sides.ts';
import { joinEtcd } from './etcdServers.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { joinScraped } from './scrapedServers.ts';

/** Programs that look up the node's servers as pods: those of the node's files, else the only one of each in the workspace. */
export function* joinByDiscovery(
  service: ServiceName,
  node: NodeView,
  sides: SidesOf,
  endpoints: Endpoints,
): Generator<HandshakeSpec> {
  const server = listeningFor(node, service, sides);
  if (!server?.component?.document) return;
  for (const client of SCRAPERS.flatMap((name) => clientsOf(name, service, [node, endpoints.scraper(name)], sides))) {
    const found = withTarget(client, server, node);
    if (found && service === 'etcd') yield* joinEtcd(node, found, sides, endpoints);
    else if (found) yield* joinScraped(node, found, sides, endpoints);
  }
}

/** The program's jobs that look up pods, in the first of the places that has some. */
function clientsOf(
  name: Scraper,
  service: ServiceName,
  places: readonly (NodeView | undefined)[],
  sides: SidesOf,
): readonly ConnectingSide[] {
  for (const place of places) {
    const clients = place ? connectingTo(place, service, sides) : [];
    const found = clients.filter(({ end, discovers }) => end.component === name && discovers !== undefined);
    if (found.length > 0) return found.slice(0, MAX_DISCOVERING);
  }
  return [];
}

/** Jobs that look up pods. Each server has a connection for each job that finds it. */
const MAX_DISCOVERING = 20;

/** The client with the address of the server; undefined if it passes over the server. */
function withTarget(client: ConnectingSide, { component }: ListeningSide, node: NodeView): ConnectingSide | undefined {
  const { discovers, asksForName, at } = client;
  const address = discovers && component && discoveredAddress(node, component.name, discovers);
  const [url] = parseUrls(address && `https://${address}`);
  if (!url) return undefined;
  return { ...client, targets: [{ url, asks: asksForName ?? { value: url.host, at } }] };
}
