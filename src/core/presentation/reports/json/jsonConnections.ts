import { componentStates, type StateSource, type StoppedComponent } from '../../../inspection/componentStates.ts';
import { followingConnections, followingError } from '../../../inspection/followingConnections.ts';
import { runningOutcome } from '../../../inspection/outcomes.ts';
import { compareText } from '../../../model/collections/compareText.ts';
import type {
  Connection,
  ConnectionEnd,
  ConnectionKind,
  Logging,
  RefusingSide,
  RequestAnswer,
  Verdict,
} from '../../../model/connection.ts';
import type { Evidence } from '../../../model/evidence.ts';
import { keepsRecords } from '../../../model/labels/names.ts';
import { plainText } from '../../../model/text/plainText.ts';
import { phrase } from '../../../model/text/text.ts';
import { finished, mapPausing, type Pausing } from '../../../model/time/pausing.ts';
import type { PathOf } from './paths.ts';

export interface JsonConnection {
  readonly from: JsonEnd;
  readonly to: JsonEnd;
  readonly kind: ConnectionKind;
  readonly verdict: Verdict;
  /** The weakest evidence that the verdict depends on. */
  readonly evidence: Evidence;
  readonly side: RefusingSide | null;
  readonly error: string | null;
  readonly reason: string | null;
  /** The answer to a request that TLS let through. */
  readonly answer: RequestAnswer | null;
  readonly logging: Logging | null;
  /** Index of the end that does not start among the components, if the connection fails only because of that. */
  readonly follows: number | null;
  /** The result for components that go on running, if it differs from a new connection. */
  readonly running: JsonRunning | null;
}

export interface JsonRunning {
  readonly verdict: Verdict;
  readonly error: string | null;
  /** The instant until which it holds at most. Null if it holds until one end is restarted or connects again. */
  readonly until: string | null;
}

/** `file` is null if that end is not in the files. */
export interface JsonEnd {
  readonly component: string;
  readonly file: string | null;
}

/** A connection with the part of it that a report prints. */
export interface ListedConnection {
  readonly json: JsonConnection;
  readonly connection: Connection;
  /** The end that does not start, if the connection fails only because of that. */
  readonly stopped?: StoppedComponent;
}

/** The connections sorted by their ends, whatever the URIs before the paths are. */
export function listedConnections(report: StateSource, pathOf: PathOf): readonly ListedConnection[] {
  return finished(listConnections(report, pathOf));
}

/** The same with pauses. */
export function* listConnections(report: StateSource, pathOf: PathOf): Pausing<readonly ListedConnection[]> {
  const following = followingConnections(report);
  const places = new Map(componentStates(report).map(({ end }, at) => [end, at]));
  const all = yield* mapPausing(report.connections, (connection) => {
    const own = membersOf(connection, pathOf);
    const stopped = following.get(connection);
    const json = stopped ? followingMembers(own, connection, stopped, places.get(stopped.end) ?? null) : own;
    return { key: sortKey(json), listed: { json, connection, ...(stopped && { stopped }) } };
  });
  return all.toSorted((a, b) => compareText(a.key, b.key)).map(({ listed }) => listed);
}

function membersOf(connection: Connection, pathOf: PathOf): JsonConnection {
  const { from, to, kind, verdict, evidence, side, error, reason, answer, logging } = connection;
  const isOpen = runningOutcome(connection) === 'open';
  return {
    from: end(from, pathOf),
    to: end(to, pathOf),
    kind,
    verdict,
    evidence,
    side: side ?? null,
    error: error === undefined ? null : plainText(error),
    reason: reason === undefined ? null : plainText(reason),
    answer: answer ?? null,
    logging: logging ?? null,
    follows: null,
    running: isOpen ? { verdict: 'ok', error: null, until: null } : null,
  };
}

/** The members of a connection that fails only because one of its ends does not start. A client that does not start reports nothing. */
function followingMembers(
  own: JsonConnection,
  connection: Connection,
  stopped: StoppedComponent,
  follows: number | null,
): JsonConnection {
  const reason = plainText(phrase('{component} does not start.', { component: stopped.end.component }));
  const error = followingError(connection, stopped);
  return {
    ...own,
    verdict: 'broken',
    side: null,
    error: error === undefined ? null : plainText(error),
    reason,
    follows,
  };
}

/** kubectl represents all other clients with a kubeconfig or an equivalent record. */
function end({ component: party, uri }: ConnectionEnd, pathOf: PathOf): JsonEnd {
  const component = keepsRecords(party) ? 'kubectl' : party;
  return { component, file: uri === undefined ? null : pathOf(uri) };
}

function sortKey({ from, to, verdict, error, reason }: JsonConnection): string {
  return [from.file, from.component, to.file, to.component, verdict, error, reason]
    .map((part) => part ?? '')
    .join('\0');
}
