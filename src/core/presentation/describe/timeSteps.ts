import { connectionTitle } from '../../connections/connectionText.ts';
import type { VerdictChange } from '../../connections/verdictChanges.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import type { Connection, Verdict } from '../../model/connection.ts';
import { DAY } from '../../model/labels/times.ts';
import type { Report } from '../../model/report.ts';
import { plainText } from '../../model/text/plainText.ts';
import type { Text } from '../../model/text/text.ts';
import type { Untrusted } from '../../model/text/untrusted.ts';
import { followingText } from './brokenText.ts';

/** A day on which time alone changes a connection, and how all of them fare at its end. */
export interface TimeStep {
  /** Days since the epoch, in UTC. */
  readonly day: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** The connections that break on that day, by their ends; at most a few. */
  readonly broken: readonly BrokenConnections[];
  /** How many more break on that day. */
  readonly more: number;
  /** Further failures from that day on once everything is restarted: "4 more because kube-apiserver does not start". */
  readonly afterRestart?: Text;
  /** As they are at the end of the day, those alone that changed. */
  readonly changed: readonly Connection[];
}

/** Connections between the same components that break on one day. */
export interface BrokenConnections {
  /** "kube-scheduler → kube-apiserver". */
  readonly title: Text;
  readonly count: number;
  /** The first of their errors; absent if nothing is printed. */
  readonly error?: Untrusted | undefined;
}

/** More kinds of connections than this are only counted. */
const MOST_TITLES = 8;

/** The days after the report's instant on which a connection changes, in their order. */
export function timeSteps(report: Report, changes: readonly VerdictChange[]): readonly TimeStep[] {
  const { connections } = report;
  const current = new Map(connections.map((connection) => [connection.id, connection]));
  const verdicts = new Map(connections.map(({ id, verdict }) => [id, verdict]));
  const counts = { ok: 0, broken: 0, unknown: 0 };
  for (const verdict of verdicts.values()) counts[verdict]++;
  const steps: TimeStep[] = [];
  for (const [day, onDay] of groupBy(changes, ({ at }) => Math.floor(at / DAY))) {
    const latest = new Map(onDay.map(({ connection }) => [connection.id, connection]));
    const broken: Connection[] = [];
    for (const connection of latest.values()) {
      const before = verdicts.get(connection.id) ?? 'unknown';
      if (before !== 'broken' && connection.verdict === 'broken') broken.push(connection);
      counts[before]--;
      counts[connection.verdict]++;
      verdicts.set(connection.id, connection.verdict);
      current.set(connection.id, connection);
    }
    const named = namedOf(broken);
    const shown = named.slice(0, MOST_TITLES);
    const more = broken.length - shown.reduce((sum, { count }) => sum + count, 0);
    const afterRestart = broken.some(isOfEtcd)
      ? followingText({ ...report, connections: [...current.values()] })
      : undefined;
    const changed = [...latest.values()];
    steps.push({ day, counts: { ...counts }, broken: shown, more, ...(afterRestart && { afterRestart }), changed });
  }
  return steps;
}

/** Without etcd no API server starts. Whatever else fails takes few connections with it, and there may be such a day for each of a thousand nodes. */
function isOfEtcd({ kind }: Connection): boolean {
  return kind === 'etcd' || kind === 'etcd-peer';
}

function namedOf(broken: readonly Connection[]): readonly BrokenConnections[] {
  const named = groupBy(broken, (connection) => plainText(connectionTitle(connection)));
  return [...named.values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ title: connectionTitle(first), count: same.length, error: first.error }] : [];
  });
}
