import type { StoppedComponent } from '../../inspection/componentStates.ts';
import type { Connection } from '../../model/connection.ts';
import type { Finding } from '../../model/finding.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Party } from '../../model/peerVerification.ts';
import type { Report } from '../../model/report.ts';
import { plainText } from '../../model/text/plainText.ts';
import { joined } from '../../model/text/text.ts';
import { createScheduler, type Scheduler } from '../../model/time/scheduler.ts';
import type { LoggedError } from '../read/loggedError.ts';
import { messagesIn } from '../read/readMessages.ts';
import type { KnownCertificate } from './certificateIndex.ts';
import { DifferentErrors, type Occurrences, occurrencesOf } from './differentErrors.ts';
import { withEnds } from './ends.ts';
import { type HeldFact, holdFacts } from './heldFacts.ts';
import { isLinked } from './linked.ts';
import { connectionsBetween, LAST_WORDS, matchConnections, possibleClients, stoppedFor } from './matchConnections.ts';
import { matchFindings } from './matchFindings.ts';
import { certificateOf, withCertificates } from './rejectedCertificates.ts';
import { type PlacedToken, unverifiedTokens } from './unverifiedTokens.ts';

/** A logged error with what it is about in a report, each list best first. */
export interface ExplainedError {
  /** As it was first logged. */
  readonly error: LoggedError;
  readonly occurrences: Occurrences;
  readonly connections: readonly Connection[];
  readonly findings: readonly Finding[];
  /** What the message states, and whether the files have it. */
  readonly facts: readonly HeldFact[];
  /** The certificate that the message is about. Absent if the files leave none, or several. */
  readonly certificate?: KnownCertificate;
  /** The message describes a certificate that is not in the files. */
  readonly isElsewhere?: true;
  /** The clients of the server in the message, if the line does not show which of them logs it. */
  readonly clients: readonly Party[];
  /** Tokens that nothing in the files verifies, for an error about a token that no finding explains. */
  readonly tokens: readonly PlacedToken[];
  /** The component that does not start. Set if the error follows from that. */
  readonly stopped?: StoppedComponent;
}

/** Options for explaining errors. */
export interface ExplainOptions {
  /** Without it, nothing is matched. */
  readonly report?: Report;
  /** The log's file name, which may name the component that writes it. */
  readonly fileName?: string;
  readonly scheduler?: Scheduler;
}

/** Different errors of one log that are explained. More take seconds. */
export const MOST_ERRORS = 10_000;

/**
 * Explains each different error in a line, a message or a log, in slices that leave the thread free. One more than `MOST_ERRORS` if there are
 * more.
 */
export async function explainMessages(
  text: string,
  { report, fileName = '', scheduler = createScheduler() }: ExplainOptions = {},
): Promise<readonly ExplainedError[]> {
  const different = new DifferentErrors(MOST_ERRORS + 1);
  for (const error of messagesIn(text, fileName)) {
    if (error) different.add(error);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  const explained: ExplainedError[] = [];
  for (const { error, occurrences } of different) {
    explained.push(explainError(error, report, occurrences));
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  return explained;
}

export function explainError(
  error: LoggedError,
  report: Report | undefined,
  occurrences: Occurrences = occurrencesOf(error),
): ExplainedError {
  return { ...explainOnce(error, report), occurrences };
}

function explainOnce(error: LoggedError, report: Report | undefined): Omit<ExplainedError, 'occurrences'> {
  if (!report) return unmatched(error, []);
  const held = holdFacts(error, report);
  if (!isLinked(error, held, report)) return unmatched(error, held.facts);
  const isUnused = isOtherPort(error, report.findings);
  const connections = isUnused ? NONE : withCertificates(matchConnections(error, report), held.possible);
  const isShown = connectionsBetween(error, report).length > 0;
  const isFollowing = FOLLOWING.has(error.kind.name) && !isUnused;
  const stopped = isFollowing ? stoppedFor(error, report) : undefined;
  const matched = withStop(matchFindings(error, connections, report, held, isShown), stopped);
  const isLost = isFollowing && !stopped && matched.length === 0;
  const findings = isLost ? unreadPods(report) : matched;
  const certificate = held.certificate ?? certificateOf(connections, report);
  const isElsewhere = held.isElsewhere && connections.length === 0 && certificate === undefined;
  return {
    error: withEnds(error, connections, certificate, findings),
    connections,
    findings,
    facts: held.facts,
    ...(certificate && { certificate }),
    ...(isElsewhere && { isElsewhere }),
    clients: possibleClients(error, report),
    tokens: error.kind.name === 'invalidToken' && findings.length === 0 ? unverifiedTokens(report.nodes) : [],
    ...(stopped && { stopped }),
  };
}

function unmatched(error: LoggedError, facts: readonly HeldFact[]): Omit<ExplainedError, 'occurrences'> {
  return { error, connections: [], findings: [], facts, clients: [], tokens: [] };
}

/** The errors in static pods that the kubelet cannot read: nobody knows what would run. */
const unreadPods = derived(({ nodes, findings }: Report): readonly Finding[] => {
  const files = nodes.flatMap(({ view }) => view.files.filter(({ isStaticPod, archived }) => isStaticPod && !archived));
  const unread = new Set(files.flatMap(({ file }) => (file.documents.length === 0 ? file.uri : [])));
  return findings.filter(({ severity, at }) => severity === 'error' && unread.has(at.uri));
});

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
const FOLLOWING: ReadonlySet<string> = new Set(['refused', ...LAST_WORDS.keys()]);
