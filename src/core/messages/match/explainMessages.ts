import type { Connection } from '../../model/connection.ts';
import type { Finding } from '../../model/finding.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Report } from '../../model/report.ts';
import { createScheduler, type Scheduler } from '../../model/time/scheduler.ts';
import type { LoggedError } from '../read/loggedError.ts';
import { messagesIn } from '../read/readMessages.ts';
import { connectionsBetween, matchConnections } from './matchConnections.ts';
import { matchFindings } from './matchFindings.ts';

/** A logged error with what it is about in a report, each list best first. */
export interface ExplainedError {
  readonly error: LoggedError;
  readonly connections: readonly Connection[];
  readonly findings: readonly Finding[];
  /** The connections between the two ends where the files say that all of them work: a component then still uses other files. */
  readonly working: readonly Connection[];
}

/** Options for explaining errors. */
export interface ExplainOptions {
  /** Without it, nothing is matched. */
  readonly report?: Pick<Report, 'connections' | 'findings'>;
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

export function explainError(
  error: LoggedError,
  report: Pick<Report, 'connections' | 'findings'> | undefined,
): ExplainedError {
  if (!report) return { error, connections: [], findings: [], working: [] };
  const connections = matchConnections(error, report.connections);
  const between = connectionsBetween(error, report.connections);
  const findings = matchFindings(error, connections, report.findings, between.length > 0);
  const isFine = findings.length === 0 && allWork(between);
  return { error: withSpeaker(error, connections), connections, findings, working: isFine ? between : [] };
}

const allWork = derived((connections: readonly Connection[]) => connections.every(({ verdict }) => verdict === 'ok'));

/** With who logs it, where the line leaves that open and there is only one component that does not start by it. */
function withSpeaker(error: LoggedError, connections: readonly Connection[]): LoggedError {
  const isKnown = error.speaker !== undefined || error.kind.rejects !== 'nobody';
  if (isKnown) return error;
  const [speaker, ...others] = stoppedIn(connections);
  return speaker === undefined || others.length > 0 ? error : { ...error, speaker };
}

const stoppedIn = derived((connections: readonly Connection[]) => new Set(connections.map(({ stopped }) => stopped)));
