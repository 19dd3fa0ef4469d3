import type { Connection, PeerAuthentication } from '../model/connection.ts';
import { createScheduler } from '../model/scheduler.ts';

/** Where in the list the connections stand that name something in a file, in order, by its URI. */
type Places = Map<string, number[]>;

interface Index {
  readonly connections: readonly Connection[];
  readonly places: Places;
}

/** The list that was asked about last: each report asks about its own, and most of it is that of the report before. */
let latest: Index | undefined;

/** The connections an end of which is set up in the file, or that rest on what is named there; in the order given. */
export function connectionsNaming(connections: readonly Connection[], uri: string): readonly Connection[] {
  if (latest?.connections !== connections) {
    const places = latest && exchanged(latest, connections);
    latest = { connections, places: places ?? placesOf(connections) };
  }
  return (latest.places.get(uri) ?? []).flatMap((place) => connections[place] ?? []);
}

/** Makes the table before anybody asks, in slices: a thousand nodes have some fifteen thousand connections. */
export async function prepareConnections(
  connections: readonly Connection[],
  pause?: () => Promise<void>,
): Promise<void> {
  const known = latest && exchanged(latest, connections);
  if (known) {
    latest = { connections, places: known };
    return;
  }
  const scheduler = createScheduler(pause);
  const places: Places = new Map();
  for (const [place, connection] of connections.entries()) {
    add(places, connection, place);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  latest = { connections, places };
}

function placesOf(connections: readonly Connection[]): Places {
  const places: Places = new Map();
  for (const [place, connection] of connections.entries()) add(places, connection, place);
  return places;
}

/** The same table, brought up to date; undefined where the other list is not alike, so that the table is made again. */
function exchanged(before: Index, connections: readonly Connection[]): Places | undefined {
  if (before.connections.length !== connections.length) return undefined;
  const { places } = before;
  const touched = new Set<string>();
  for (const [place, connection] of connections.entries()) {
    const old = before.connections[place];
    if (old === connection || !old) continue;
    eachUri(old, (uri) => {
      const known = places.get(uri) ?? [];
      places.set(
        uri,
        known.filter((one) => one !== place),
      );
    });
    add(places, connection, place);
    eachUri(connection, (uri) => touched.add(uri));
  }
  for (const uri of touched) places.get(uri)?.sort((a, b) => a - b);
  return places;
}

function add(places: Places, connection: Connection, place: number): void {
  eachUri(connection, (uri) => {
    const known = places.get(uri);
    if (!known) places.set(uri, [place]);
    else if (known.at(-1) !== place) known.push(place);
  });
}

function eachUri({ from, to, host, client, server }: Connection, report: (uri: string) => void): void {
  if (from.uri !== undefined) report(from.uri);
  if (to.uri !== undefined) report(to.uri);
  if (host) report(host.at.uri);
  eachOfHalf(client, report);
  eachOfHalf(server, report);
}

function eachOfHalf(half: PeerAuthentication | undefined, report: (uri: string) => void): void {
  if (half?.presented) report(half.presented.at.uri);
  if (half?.key) report(half.key.at.uri);
  if (half?.trusted) report(half.trusted.at.uri);
}
