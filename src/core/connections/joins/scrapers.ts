import { append } from '../../model/collections/lookup.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import { type Endpoints, SCRAPERS } from '../../uses/lookup/endpoints.ts';
import { advertisedAddress, canonicalHost, kubeletPort } from '../../uses/lookup/hosts.ts';
import type { ConnectingSide, ListeningSide } from '../../uses/side/side.ts';
import type { SidesOf } from '../../uses/sides.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';

/** A program that reads metrics of a kubelet. */
export interface ScrapingClient {
  readonly client: ConnectingSide;
  /** The host that it verifies; absent for one that finds the kubelet as a node of its cluster. */
  readonly host?: HandshakeSpec['host'];
}

/** Lists the programs that scrape the kubelet: from the node's files, from those of its API server, else the only such program in the workspace. */
export function* scrapersOf(
  server: ListeningSide,
  node: NodeView,
  apiserver: NodeView,
  sides: SidesOf,
  endpoints: Endpoints,
): Generator<ScrapingClient> {
  const addresses = addressesOf(server, node);
  for (const name of SCRAPERS) {
    for (const place of [node, apiserver, endpoints.scraper(name)]) {
      const found = place && clientsIn(sides(place).connecting).get(name);
      if (!found) continue;
      for (const client of found.discovering) yield { client };
      for (const address of addresses) yield* found.byAddress.get(address) ?? [];
      break;
    }
  }
}

/** The clients of kubelets in one list of sides, by name. */
interface Scrapers {
  readonly discovering: ConnectingSide[];
  /** By host and port. */
  readonly byAddress: Map<string, ScrapingClient[]>;
}

const clientsIn = derived((connecting: readonly ConnectingSide[]): ReadonlyMap<string, Scrapers> => {
  const found = new Map<string, Scrapers>();
  for (const client of connecting) {
    const { component } = client.end;
    if (client.service !== 'kubelet' || !SCRAPERS.some((name) => name === component)) continue;
    const own: Scrapers = found.get(component) ?? { discovering: [], byAddress: new Map() };
    found.set(component, own);
    if (client.addressTypes && own.discovering.length < MAX_DISCOVERING) own.discovering.push(client);
    for (const { url, asks } of client.addressTypes ? [] : client.targets) {
      append(own.byAddress, addressKey(url.host, url.port), { client, host: asks });
    }
  }
  return found;
});

/** Jobs that scrape all kubelets. Each kubelet has a connection for each. */
const MAX_DISCOVERING = 4;

function addressesOf(server: ListeningSide, node: NodeView): ReadonlySet<string> {
  const port = kubeletPort(server.component);
  const hosts = [advertisedAddress(node), ...server.advertises.map(({ host }) => host)];
  return new Set(hosts.flatMap((host) => (host === undefined ? [] : addressKey(host, port))));
}

function addressKey(host: string, port: number | undefined): string {
  return `${canonicalHost(host)} ${port}`;
}
