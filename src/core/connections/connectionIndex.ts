import type { Connection, PeerAuthentication } from '../model/connection.ts';
import { derivedFromPrevious } from '../model/memo/derived.ts';
import { createScheduler } from '../model/time/scheduler.ts';

/** The positions in the list of the connections that name something in a file, in order, by its URI. */
type Places = Map<string, number[]>;

/** Finds the connections of a list by the files that set up their ends. Made when it is first asked, or in slices before. */
class ConnectionIndex {
  readonly #connections: readonly Connection[];
  #places: Places | undefined;

  constructor(connections: readonly Connection[], places?: Places) {
    this.#connections = connections;
    this.#places = places;
  }

  naming(uri: string): readonly Connection[] {
    this.#places ??= placesOf(this.#connections);
    return (this.#places.get(uri) ?? []).flatMap((place) => this.#connections[place] ?? []);
  }

  /** A thousand nodes have some fifteen thousand connections. */
  async prepare(pause?: () => Promise<void>): Promise<void> {
    if (this.#places) return;
    const scheduler = createScheduler(pause);
    const places: Places = new Map();
    for (const [place, connection] of this.#connections.entries()) {
      add(places, connection, place);
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
    this.#places = places;
  }

  /** The index of a list that is mostly the same, which takes this one's table over; undefined if they are not alike. */
  update(connections: readonly Connection[]): ConnectionIndex | undefined {
    if (!this.#places || this.#connections.length !== connections.length) return undefined;
    const places = exchanged(this.#places, this.#connections, connections);
    this.#places = undefined;
    return new ConnectionIndex(connections, places);
  }
}

const indexOf = derivedFromPrevious(
  (connections: readonly Connection[]) => new ConnectionIndex(connections),
  (index, _before, connections) => index.update(connections),
);

/** The connections an end of which is set up in the file, or that rest on what is named there; in the order given. */
export function connectionsNaming(connections: readonly Connection[], uri: string): readonly Connection[] {
  return indexOf(connections).naming(uri);
}

/** Makes the index before anybody asks, in slices. */
export function prepareConnections(connections: readonly Connection[], pause?: () => Promise<void>): Promise<void> {
  return indexOf(connections).prepare(pause);
}

function placesOf(connections: readonly Connection[]): Places {
  const places: Places = new Map();
  for (const [place, connection] of connections.entries()) add(places, connection, place);
  return places;
}

/** The table of one list, brought up to date for another one. */
function exchanged(places: Places, before: readonly Connection[], connections: readonly Connection[]): Places {
  const touched = new Set<string>();
  for (const [place, connection] of connections.entries()) {
    const old = before[place];
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
