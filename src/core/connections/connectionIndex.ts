import type { Material } from '../nodes/material.ts';
import type { Connection, HandshakeHalf } from './connection.ts';

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
    latest = { connections, places: (latest && exchanged(latest, connections)) ?? placesOf(connections) };
  }
  return (latest.places.get(uri) ?? []).flatMap((place) => connections[place] ?? []);
}

function placesOf(connections: readonly Connection[]): Places {
  const places: Places = new Map();
  for (const [place, connection] of connections.entries()) add(places, connection, place);
  return places;
}

/** The same table, brought up to date; undefined where the other list is not alike, so that the table is made anew. */
function exchanged(before: Index, connections: readonly Connection[]): Places | undefined {
  if (before.connections.length !== connections.length) return undefined;
  const { places } = before;
  const touched = new Set<string>();
  for (const [place, connection] of connections.entries()) {
    const old = before.connections[place];
    if (old === connection || !old) continue;
    for (const uri of urisOf(old)) {
      places.set(
        uri,
        (places.get(uri) ?? []).filter((one) => one !== place),
      );
    }
    add(places, connection, place);
    for (const uri of urisOf(connection)) touched.add(uri);
  }
  for (const uri of touched) places.get(uri)?.sort((a, b) => a - b);
  return places;
}

function add(places: Places, connection: Connection, place: number): void {
  for (const uri of urisOf(connection)) {
    const known = places.get(uri);
    if (!known) places.set(uri, [place]);
    else if (known.at(-1) !== place) known.push(place);
  }
}

function* urisOf({ from, to, host, client, server }: Connection): Generator<string> {
  if (from.uri !== undefined) yield from.uri;
  if (to.uri !== undefined) yield to.uri;
  if (host) yield host.at.uri;
  for (const half of [client, server]) for (const material of materialsOf(half)) if (material) yield material.at.uri;
}

function materialsOf(half: HandshakeHalf | undefined): readonly (Material | undefined)[] {
  return half ? [half.presented, half.key, half.trusted] : [];
}
