import { append } from '../model/collections/lookup.ts';
import { type Connection, type ConnectionEnd, processKey, SIGNED_KINDS } from '../model/connection.ts';
import { leafOf } from '../model/credentialSource.ts';
import { derived } from '../model/memo/derived.ts';
import type { NodeView } from '../model/node.ts';
import { needOf } from './componentNeeds.ts';
import { connectionsByEnd, type StateSource } from './componentStates.ts';

/** The connections that work now and fail once a certificate has expired and everything is restarted. */
export interface LossesAtExpiry {
  /** The connections with an end that presents it. */
  readonly breaks: readonly Connection[];
  /** The connections of components that then do not start. */
  readonly follows: readonly Connection[];
}

/** By the SHA-256 of the certificate. */
export function lossesAtExpiry(source: StateSource, sha256: string): LossesAtExpiry {
  const { byCertificate, byEnd, views } = indexOf(source);
  const breaks = byCertificate.get(sha256) ?? [];
  const lost = new Set(breaks);
  const stopped = new Map<string, ConnectionEnd>();
  // A server that stops may stop its clients: etcd, then kube-apiserver.
  let clients = breaks.map(({ from }) => from);
  while (clients.length > 0) {
    const stops = [...new Map(clients.map((end) => [processKey(end), end]))].filter(
      ([key, end]) => !stopped.has(key) && lacksNeed(end),
    );
    for (const [key, end] of stops) stopped.set(key, end);
    clients = stops.flatMap(([key]) =>
      (byEnd.get(key) ?? []).flatMap(({ from, to }) => (processKey(to) === key ? from : [])),
    );
  }
  const follows = new Set([...stopped.keys()].flatMap((key) => (byEnd.get(key) ?? []).filter(isFollowing)));
  return { breaks, follows: [...follows] };

  function lacksNeed(end: ConnectionEnd): boolean {
    const view = views.get(end.node ?? '');
    const component = view?.components.find(({ name }) => name === end.component);
    if (!view || !component) return false;
    const connectionsOf = (one: ConnectionEnd) => (byEnd.get(processKey(one)) ?? []).map(atExpiry);
    const isStopped = (one: ConnectionEnd) => stopped.has(processKey(one));
    return typeof needOf({ view, component, connections: connectionsOf(end), connectionsOf, isStopped }) === 'object';
  }

  function atExpiry(one: Connection): Connection {
    return lost.has(one) ? { ...one, verdict: 'broken', side: 'client' } : one;
  }

  function isFollowing(one: Connection): boolean {
    return one.verdict === 'ok' && !lost.has(one) && !SIGNED_KINDS.includes(one.kind);
  }
}

interface Index {
  /** The working connections, by the certificates that their ends present. */
  readonly byCertificate: ReadonlyMap<string, readonly Connection[]>;
  readonly byEnd: ReadonlyMap<string, readonly Connection[]>;
  readonly views: ReadonlyMap<string, NodeView>;
}

const indexOf = derived(({ nodes, connections }: StateSource): Index => {
  const byCertificate = new Map<string, Connection[]>();
  for (const one of connections) {
    if (one.verdict !== 'ok' || SIGNED_KINDS.includes(one.kind)) continue;
    const leaves = [one.client, one.server].flatMap((half) => leafOf(half?.presented)?.certificate.sha256 ?? []);
    for (const sha256 of new Set(leaves)) append(byCertificate, sha256, one);
  }
  return {
    byCertificate,
    byEnd: connectionsByEnd(connections),
    views: new Map(nodes.map(({ view }) => [view.id, view])),
  };
});
