import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { ServiceName } from '../../model/flagSpec.ts';
import type { NodeView } from '../../model/node.ts';
import { discoveredAddress } from '../../uses/lookup/discoveredPod.ts';
import { type Endpoints, SCRAPERS } from '../../uses/lookup/endpoints.ts';
import type { ConnectingSide, ListeningSide } from '../../uses/side/side.ts';
import { connectingTo, listeningFor, type SidesOf } from '../../uses/sides.ts';
import { clientOfEtcd } from './byAddress.ts';
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
  for (const name of SCRAPERS) {
    for (const place of [node, endpoints.scraper(name)]) {
      const clients = place ? discovering(place, service, sides).filter(({ end }) => end.component === name) : [];
      for (const client of clients.slice(0, MAX_DISCOVERING)) {
        const found = withTarget(client, server, node);
        if (!found) continue;
        if (service === 'etcd') yield* clientOfEtcd(node, found, sides, endpoints);
        else yield* joinScraped(node, found, sides, endpoints);
      }
      if (clients.length > 0) break;
    }
  }
}

/** Jobs that look up pods. Each server has a connection for each job that finds it. */
const MAX_DISCOVERING = 20;

function discovering(place: NodeView, service: ServiceName, sides: SidesOf): readonly ConnectingSide[] {
  return connectingTo(place, service, sides).filter(({ discovers }) => discovers !== undefined);
}

/** The client with the address of the server; undefined if it passes over the server. */
function withTarget(client: ConnectingSide, { component }: ListeningSide, node: NodeView): ConnectingSide | undefined {
  const { discovers, asksForName, at } = client;
  const address = discovers && component && discoveredAddress(node, component.name, discovers);
  const [url] = parseUrls(address && `https://${address}`);
  if (!url) return undefined;
  return { ...client, targets: [{ url, asks: asksForName ?? { value: url.host, at } }] };
}
