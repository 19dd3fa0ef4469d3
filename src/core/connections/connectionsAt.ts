import type { Connection, PeerAuthentication, Verdict } from '../model/connection.ts';
import type { CredentialSource } from '../model/credentialSource.ts';
import type { Location } from '../model/source/span.ts';
import { connectionsNaming } from './connectionIndex.ts';

const ORDER = { broken: 0, ok: 1, unknown: 2 } as const satisfies Record<Verdict, number>;

/** The connections that something at the place takes part in: a certificate, key or bundle named there, or the host; broken ones first. */
export function connectionsAt(connections: readonly Connection[], place: Location): readonly Connection[] {
  return brokenFirst(connectionsNaming(connections, place.uri).filter((connection) => restsOn(connection, place)));
}

/** The connections that a file sets up an end of, such as a kubeconfig; broken ones first. */
export function connectionsOfFile(connections: readonly Connection[], uri: string): readonly Connection[] {
  return brokenFirst(connectionsNaming(connections, uri).filter(({ from, to }) => from.uri === uri || to.uri === uri));
}

/** Broken, working, unknown; each in the order it had. */
export function brokenFirst(connections: readonly Connection[]): readonly Connection[] {
  return connections.toSorted((a, b) => ORDER[a.verdict] - ORDER[b.verdict]);
}

/** Whether what a connection rests on is named there: never the certificates themselves, which many places share. */
function restsOn({ host, client, server }: Connection, place: Location): boolean {
  return (host !== undefined && liesIn(host.at, place)) || halfRestsOn(client, place) || halfRestsOn(server, place);
}

function halfRestsOn(half: PeerAuthentication | undefined, place: Location): boolean {
  if (!half) return false;
  return isNamedAt(half.presented, place) || isNamedAt(half.key, place) || isNamedAt(half.trusted, place);
}

function isNamedAt(credentials: CredentialSource | undefined, place: Location): boolean {
  return credentials !== undefined && liesIn(credentials.at, place);
}

/** One connection of each id: a broken one if there is any, else one that works, in the place of the first. */
export function worstOfEach(connections: readonly Connection[]): readonly Connection[] {
  const worst = new Map<string, Connection>();
  for (const one of connections) {
    const known = worst.get(one.id);
    if (!known || ORDER[one.verdict] < ORDER[known.verdict]) worst.set(one.id, one);
  }
  return [...worst.values()];
}

function liesIn({ uri, span }: Location, place: Location): boolean {
  return span.start >= place.span.start && span.end <= place.span.end && uri === place.uri;
}
