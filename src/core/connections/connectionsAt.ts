import type { Location } from '../text/span.ts';
import type { Connection, HandshakeHalf, Verdict } from './connection.ts';

const ORDER = { broken: 0, ok: 1, unknown: 2 } as const satisfies Record<Verdict, number>;

/** The connections that something at the place takes part in: a certificate, key or bundle named there, or the host; broken ones first. */
export function connectionsAt(connections: readonly Connection[], place: Location): readonly Connection[] {
  return brokenFirst(connections.filter((connection) => placesOf(connection).some((at) => liesIn(at, place))));
}

/** The connections that a file sets up an end of, such as a kubeconfig; broken ones first. */
export function connectionsOfFile(connections: readonly Connection[], uri: string): readonly Connection[] {
  return brokenFirst(connections.filter(({ from, to }) => from.uri === uri || to.uri === uri));
}

/** Broken, working, unknown; each in the order it had. */
export function brokenFirst(connections: readonly Connection[]): readonly Connection[] {
  return connections.toSorted((a, b) => ORDER[a.verdict] - ORDER[b.verdict]);
}

/** Where what a connection rests on is named: never the certificates themselves, which many places share. */
function placesOf({ host, client, server }: Connection): readonly Location[] {
  return [...(host ? [host.at] : []), ...halfPlaces(client), ...halfPlaces(server)];
}

function halfPlaces(half: HandshakeHalf | undefined): readonly Location[] {
  return [half?.presented, half?.key, half?.trusted].flatMap((material) => (material ? [material.at] : []));
}

function liesIn({ uri, span }: Location, place: Location): boolean {
  return uri === place.uri && span.start >= place.span.start && span.end <= place.span.end;
}
