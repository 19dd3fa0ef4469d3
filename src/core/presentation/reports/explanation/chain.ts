import type { StoppedComponent } from '../../../inspection/componentStates.ts';
import { followingConnections } from '../../../inspection/followingConnections.ts';
import type { ExplainedError } from '../../../messages/match/explainMessages.ts';
import { meaningOf } from '../../../messages/read/meaning.ts';
import type { Connection } from '../../../model/connection.ts';
import type { Finding } from '../../../model/finding.ts';
import { derived } from '../../../model/memo/derived.ts';
import type { Report } from '../../../model/report.ts';
import type { Text } from '../../../model/text/text.ts';
import { connectionSentence, doesNotStart, followingSentence } from '../../describe/connectionLine.ts';

/** A step on the way from a root cause to a message. */
export interface ChainStep {
  readonly says: Text;
  /** The connection that the step is about. */
  readonly connection?: Connection;
  /** The component that the step is about. */
  readonly component?: StoppedComponent;
}

/**
 * The steps from the root cause to the message: the finding, the connection that it breaks, the component that does not start without that
 * connection, and what the message states. Empty if the files show no cause.
 */
export function chainOf(explained: ExplainedError, report: Report): readonly ChainStep[] {
  const steps = causesOf(explained, report);
  return steps.length > 0 ? [...steps, { says: meaningOf(explained.error) }] : [];
}

function causesOf({ findings, connections, stopped }: ExplainedError, report: Report): readonly ChainStep[] {
  if (stopped) return stepsToStop(stopped, report);
  const [connection] = connections;
  const steps = connection ? stepsTo(connection, report) : [];
  const [finding] = findings;
  return steps.length === 0 && finding ? [{ says: finding.message }] : steps;
}

/** Empty if the connection works. */
function stepsTo(connection: Connection, report: Report): readonly ChainStep[] {
  const stopped = followingConnections(report).get(connection);
  if (stopped) return [...stepsToStop(stopped, report), { says: followingSentence(connection, stopped), connection }];
  if (connection.verdict !== 'broken') return [];
  const finding = firstCauses(report.findings).get(connection.id);
  return [...(finding ? [{ says: finding.message }] : []), { says: connectionSentence(connection), connection }];
}

function stepsToStop(stopped: StoppedComponent, report: Report): readonly ChainStep[] {
  const known = stopSteps(report);
  const before = known.get(stopped);
  if (before) return before;
  // Members of etcd wait for each other.
  known.set(stopped, []);
  const steps = stepsOfStop(stopped, report);
  known.set(stopped, steps);
  return steps;
}

function stepsOfStop(stopped: StoppedComponent, report: Report): readonly ChainStep[] {
  const { stop } = stopped;
  const own = { says: doesNotStart(stopped), component: stopped };
  if (stop.by === 'files') {
    const [connection] = stop.connections;
    const finding = stop.finding ?? (connection && firstCauses(report.findings).get(connection.id));
    return [{ says: finding?.message ?? stop.reason }, own];
  }
  const [connection] = stop.connections;
  return [...(connection ? stepsTo(connection, report) : []), own];
}

const stopSteps = derived((_: Report) => new Map<StoppedComponent, readonly ChainStep[]>());

/** By the id of a connection, the first finding that breaks it. */
const firstCauses = derived((findings: readonly Finding[]): ReadonlyMap<string, Finding> => {
  const causes = new Map<string, Finding>();
  for (const finding of findings) {
    for (const id of finding.breaks ?? []) if (!causes.has(id)) causes.set(id, finding);
  }
  return causes;
});
