import type { Connection } from '../../model/connection.ts';
import type { Finding } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import type { LoggedError } from '../read/loggedError.ts';
import { readMessages } from '../read/readMessages.ts';
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

/** Explains each error in a line, a message or a log. Without a report, nothing is matched. */
export function explainMessages(
  text: string,
  report?: Pick<Report, 'connections' | 'findings'>,
  fileName = '',
): readonly ExplainedError[] {
  return readMessages(text, fileName).map((error) => explainError(error, report));
}

export function explainError(
  error: LoggedError,
  report: Pick<Report, 'connections' | 'findings'> | undefined,
): ExplainedError {
  if (!report) return { error, connections: [], findings: [], working: [] };
  const connections = matchConnections(error, report.connections);
  const between = connectionsBetween(error, report.connections);
  const findings = matchFindings(error, connections, report.findings, between.length > 0);
  const isFine = findings.length === 0 && between.every(({ verdict }) => verdict === 'ok');
  return { error, connections, findings, working: isFine ? between : [] };
}
