import type { StateSource, StoppedComponent } from '../../inspection/componentStates.ts';
import type { Connection } from '../../model/connection.ts';
import type { Finding } from '../../model/finding.ts';
import { derived } from '../../model/memo/derived.ts';
import { plainText } from '../../model/text/plainText.ts';
import { joined } from '../../model/text/text.ts';
import { createScheduler, type Scheduler } from '../../model/time/scheduler.ts';
import type { LoggedError } from '../read/loggedError.ts';
import { messagesIn } from '../read/readMessages.ts';
import { connectionsBetween, matchConnections, stoppedFor } from './matchConnections.ts';
import { matchFindings } from './matchFindings.ts';

/** A logged error with what it is about in a report, each list best first. */
export interface ExplainedError {
  readonly error: LoggedError;
  readonly connections: readonly Connection[];
  readonly findings: readonly Finding[];
  /** The connections between the two ends where the files say that all of them work: a component then still uses other files. */
  readonly working: readonly Connection[];
  /** The component that does not start. Set if the error follows from that. */
  readonly stopped?: StoppedComponent;
}

/** Options for explaining errors. */
export interface ExplainOptions {
  /** Without it, nothing is matched. */
  readonly report?: StateSource;
  /** The log's file name, which may name the component that writes it. */
  readonly fileName?: string;
  readonly scheduler?: Scheduler;
}

/** Errors of one log that are explained. More take seconds, and a log that repeats its errors has the same ones at its start. */
export const MOST_ERRORS = 10_000;

/** Explains each error in a line, a message or a log, in slices that leave the thread free. One more than `MOST_ERRORS` if there are more. */
export async function explainMessages(
  text: string,
  { report, fileName = '', scheduler = createScheduler() }: ExplainOptions = {},
): Promise<readonly ExplainedError[]> {
  const explained: ExplainedError[] = [];
  for (const error of messagesIn(text, fileName)) {
    if (error) explained.push(explainError(error, report));
    if (explained.length > MOST_ERRORS) break;
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  return explained;
}

export function explainError(error: LoggedError, report: StateSource | undefined): ExplainedError {
  if (!report) return { error, connections: [], findings: [], working: [] };
  const isElsewhere = isOtherPort(error, report.findings);
  const connections = isElsewhere ? NONE : matchConnections(error, report);
  const between = connectionsBetween(error, report);
  const matched = matchFindings(error, connections, report.findings, between.length > 0);
  const stopped = FOLLOWING.has(error.kind.name) && !isElsewhere ? stoppedFor(error, report) : undefined;
  const findings = withStop(matched, stopped);
  // A component that is not running uses no old files.
  const isFine = findings.length === 0 && error.kind.name !== 'refused' && allWork(between);
  const working = isFine ? between : [];
  return { error: withSpeaker(error, connections), connections, findings, working, ...(stopped && { stopped }) };
}

/** The findings, that of the component that does not start first. */
function withStop(findings: readonly Finding[], stopped: StoppedComponent | undefined): readonly Finding[] {
  const finding = stopped?.stop.by === 'files' ? stopped.stop.finding : undefined;
  return finding ? [finding, ...findings.filter((one) => one !== finding)] : findings;
}

const NONE: readonly Connection[] = [];

/** Whether a finding says that nothing listens on the port: then no component is missing there. */
function isOtherPort({ kind, values: { port } }: LoggedError, findings: readonly Finding[]): boolean {
  return kind.name === 'refused' && port !== undefined && wrongPorts(findings).has(port);
}

const wrongPorts = derived((findings: readonly Finding[]): ReadonlySet<string> => {
  const wrong = findings.flatMap(({ rule, message }) =>
    rule === 'kubeconfigs/kubeconfig-server-port' && 'slots' in message ? (message.slots.port ?? []) : [],
  );
  return new Set(wrong.map((port) => plainText(joined([port], ''))));
});

/** Kinds of errors that follow from a component that does not start. */
const FOLLOWING: ReadonlySet<string> = new Set(['refused', 'storeUnreachable']);

const allWork = derived((connections: readonly Connection[]) => connections.every(({ verdict }) => verdict === 'ok'));

/** With who logs it, where the line leaves that open and there is only one component that does not start by it. */
function withSpeaker(error: LoggedError, connections: readonly Connection[]): LoggedError {
  const isKnown = error.speaker !== undefined || error.kind.rejects !== 'nobody';
  if (isKnown) return error;
  const [speaker, ...others] = stoppedIn(connections);
  return speaker === undefined || others.length > 0 ? error : { ...error, speaker };
}

const stoppedIn = derived((connections: readonly Connection[]) => new Set(connections.map(({ stopped }) => stopped)));
