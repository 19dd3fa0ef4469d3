import { flagText } from '../cluster/nodes/flags.ts';
import type { Certificate } from '../model/artifacts/certificate.ts';
import { append, groupBy } from '../model/collections/lookup.ts';
import type { Connection, ConnectionEnd } from '../model/connection.ts';
import type { Finding } from '../model/finding.ts';
import { derived } from '../model/memo/derived.ts';
import type { Party } from '../model/peerVerification.ts';
import { type StateSource, type StoppedComponent, stoppedComponents, viewsById } from './componentStates.ts';
import { consequences } from './consequences.ts';

/** The effect of an expired certificate now, at the next connection, and at the next start. */
export interface Outcome {
  /** Broken for a new connection only. Open ones go on working. */
  readonly open: readonly Connection[];
  /** Refused by the server at the next request. */
  readonly refused: readonly Connection[];
  /** The refused ones whose client then exits, since it loses the lease of its leader. */
  readonly leading: readonly Connection[];
  /** The components that do not start because of it. */
  readonly stops: readonly StoppedComponent[];
}

/**
 * `open`: connections that are open go on working; `nextRequest`: the server verifies the certificate with each request, so that it refuses the
 * client at once.
 */
export type RunningOutcome = 'open' | 'nextRequest';

/**
 * The effect of an expired certificate on running components; undefined if a new connection has the same. TLS verifies certificates
 * when a connection is made, and kube-apiserver and the kubelet verify those of clients with each request as well (tried with Kubernetes 1.37.2
 * and etcd 3.6.6).
 */
export function runningOutcome(connection: Connection): RunningOutcome | undefined {
  const { verdict, failure, side, kind } = connection;
  if (verdict !== 'broken' || failure?.kind !== 'expired') return undefined;
  if (side === 'server' && (kind === 'api' || kind === 'kubelet')) return 'nextRequest';
  if (expiredClient(connection)) return 'nextRequest';
  if (side === 'client' && kind === 'api') return isAccepted(connection) ? 'open' : undefined;
  // Webhooks and extension API servers are connected to again and again.
  return kind === 'etcd' || kind === 'etcd-peer' ? 'open' : undefined;
}

/** Whether the server is known to accept the client's certificate at the next request, if it presents one. */
function isAccepted({ client }: Connection): boolean {
  return !client?.presented || client.outcome?.kind === 'trusted';
}

/**
 * The certificate of a client that has expired as well as that of its server. A new connection fails by the server's, but at an open one the
 * server refuses the next request.
 */
function expiredClient({ kind, side, client }: Connection): Certificate | undefined {
  const { outcome } = client ?? {};
  if (kind !== 'api' || side !== 'client' || outcome?.kind !== 'refused') return undefined;
  return outcome.failure.kind === 'expired' ? outcome.failure.certificate : undefined;
}

/** The outcomes of findings that affect running components differently from components that start. */
export const outcomes = derived((source: StateSource): ReadonlyMap<Finding, Outcome> => {
  const differing = new Map(source.connections.flatMap((one) => (runningOutcome(one) ? [[one.id, one]] : [])));
  if (differing.size === 0) return new Map();
  const caused = consequences(source);
  const byClient = groupBy([...differing.values()], (one) => expiredClient(one)?.sha256);
  return new Map(
    source.findings.flatMap((finding) => {
      const own = (finding.breaks ?? []).flatMap((id) => differing.get(id) ?? []);
      const refused = finding.about.flatMap((one) => (one.fails === 'dates' ? (byClient.get(one.subject) ?? []) : []));
      const broken = [...own.filter((one) => !expiredClient(one)), ...refused];
      if (broken.length === 0) return [];
      const outcome = outcomeOf(source, broken, caused.get(finding)?.stops ?? []);
      return differs(outcome) ? [[finding, outcome] as const] : [];
    }),
  );
});

/** The outcome of one connection; undefined if running components notice what a new connection meets. */
export function connectionOutcome(source: StateSource, connection: Connection): Outcome | undefined {
  if (!runningOutcome(connection)) return undefined;
  return outcomeOf(source, [connection], stopsByConnection(source).get(connection) ?? []);
}

const stopsByConnection = derived((source: StateSource): ReadonlyMap<Connection, readonly StoppedComponent[]> => {
  const stops = new Map<Connection, StoppedComponent[]>();
  for (const one of stoppedComponents(source)) {
    for (const needed of [one.stop, ...one.further].flatMap(({ connections }) => connections))
      append(stops, needed, one);
  }
  return stops;
});

function outcomeOf(source: StateSource, broken: readonly Connection[], stops: readonly StoppedComponent[]): Outcome {
  const refused = broken.filter((one) => runningOutcome(one) === 'nextRequest');
  return {
    open: broken.filter((one) => runningOutcome(one) === 'open'),
    refused,
    leading: refused.filter(({ from }) => electsLeader(source, from)),
    stops,
  };
}

/** A client that its server refuses notices the same now and later, unless it exits or does not start again. */
function differs({ open, refused, leading, stops }: Outcome): boolean {
  return open.length + leading.length > 0 || (refused.length > 0 && stops.length > 0);
}

/** Components that exit about 10 seconds after they lose the lease of their leader, and wait for it when they start. */
const LEADERS: readonly Party[] = ['kube-controller-manager', 'kube-scheduler'];

/** Whether a client holds or waits for a lease: only one of a cluster does its work. */
function electsLeader({ nodes }: StateSource, { component, node }: ConnectionEnd): boolean {
  const view = viewsById(nodes).get(node);
  const client = view?.components.find(({ name }) => name === component);
  return LEADERS.includes(component) && flagText(client, 'leader-elect') !== 'false';
}
