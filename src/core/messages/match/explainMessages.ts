import type { StoppedComponent } from '../../inspection/componentStates.ts';
import { findingsBehindStop } from '../../inspection/consequences.ts';
import { warningsBeforeRestart } from '../../inspection/restarts.ts';
import type { Connection } from '../../model/connection.ts';
import type { Finding } from '../../model/finding.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Party } from '../../model/peerVerification.ts';
import type { Report } from '../../model/report.ts';
import { plainText } from '../../model/text/plainText.ts';
import { joined, type Text } from '../../model/text/text.ts';
import { createScheduler, type Scheduler } from '../../model/time/scheduler.ts';
import type { LoggedError } from '../read/loggedError.ts';
import { messagesIn } from '../read/readMessages.ts';
import { acceptedServer, isAcceptedHere } from './acceptedCertificates.ts';
import type { KnownCertificate } from './certificateIndex.ts';
import { DifferentErrors, type Occurrences, occurrencesOf } from './differentErrors.ts';
import { withEnds } from './ends.ts';
import { type HeldFact, type HeldMessage, holdFacts, rejectedEnd } from './heldFacts.ts';
import { isLinked } from './linked.ts';
import { lossBehind } from './lostConnections.ts';
import {
  CONFIGURATION,
  LAST_WORDS,
  matchConnections,
  possibleClients,
  startingServer,
  stoppedFor,
} from './matchConnections.ts';
import { matchFindings } from './matchFindings.ts';
import { certificateOf, withCertificates } from './rejectedCertificates.ts';
import { signedRequests } from './signedRequests.ts';
import { type PlacedToken, unverifiedTokens } from './unverifiedTokens.ts';

/** A logged error with what it is about in a report, each list best first. */
export interface ExplainedError {
  /** As it was first logged. */
  readonly error: LoggedError;
  readonly occurrences: Occurrences;
  readonly connections: readonly Connection[];
  readonly findings: readonly Finding[];
  /** The facts that the message states, and whether the files have them. */
  readonly facts: readonly HeldFact[];
  /** The certificate that the message is about. Absent if the files leave none, or several. */
  readonly certificate?: KnownCertificate | undefined;
  /**
   * A process uses what is not in the files: the certificate that the message describes or, if `certificate` is set, other CAs or names than the
   * files, with which it would accept that one.
   */
  readonly isElsewhere?: true;
  /** The connection of the message, if it works with these files. Set only if nothing else accounts for the error. */
  readonly accepted?: Connection;
  /** The clients of the server in the message, if the line does not show which of them logs it. */
  readonly clients: readonly Party[];
  /** Tokens that nothing in the files verifies, for an error about a token that no finding explains. */
  readonly tokens: readonly PlacedToken[];
  /** The component that does not start. Set if the error follows from that. */
  readonly stopped?: StoppedComponent;
  /** Repairs that must come before a restart of the component that the message is about. Empty if it starts. */
  readonly warnings: readonly Text[];
  /** The connection that works once its server, which starts with these files, listens. Set if it is refused. */
  readonly waitsFor?: Connection;
}

/** Options for explaining errors. */
export interface ExplainOptions {
  /** Without it, nothing is matched. */
  readonly report?: Report | undefined;
  /** The log's file name, which may name the component that writes it. */
  readonly fileName?: string;
  readonly scheduler?: Scheduler;
}

/** Different errors of one log that are explained. More take seconds. */
export const MOST_ERRORS = 5000;

/**
 * Explains each different error in a line, a message or a log, in slices that leave the thread free. One more than `MOST_ERRORS` if there are
 * more: then the rest of the log is not read.
 */
export async function explainMessages(
  text: string,
  { report, fileName = '', scheduler = createScheduler() }: ExplainOptions = {},
): Promise<readonly ExplainedError[]> {
  const different = new DifferentErrors(MOST_ERRORS + 1);
  for (const error of messagesIn(text, fileName)) {
    if (error) different.add(error);
    if (different.isFull) break;
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
  const matched = matchedBy(error, report, held);
  const { connections } = matched;
  const cause = causeOf(error, report, held, connections);
  const certificate = certificateIn(error, report, held, connections);
  const whole = withEnds(error, connections, certificate, cause.findings);
  const elsewhere = elsewhereOf(error, report, held, { ...matched, ...cause, certificate });
  return {
    error: whole,
    connections,
    facts: held.facts,
    ...cause,
    ...(certificate && { certificate }),
    ...elsewhere,
    clients: possibleClients(error, report),
    tokens: error.kind.name === 'invalidToken' && cause.findings.length === 0 ? unverifiedTokens(report.nodes) : [],
    warnings: error.kind.restarts || elsewhere.isElsewhere ? warningsBeforeRestart(report, rejectedEnd(whole)) : [],
  };
}

interface Matched {
  readonly connections: readonly Connection[];
  /** The message describes a certificate that is not in the files. */
  readonly isAbsent: boolean;
}

/** The connections that the message is about; those whose client could sign the request, if its certificate is not in the files. */
function matchedBy(error: LoggedError, report: Report, held: HeldMessage): Matched {
  const loss = lossBehind(error, report);
  if (loss) return { connections: loss.connections, isAbsent: false };
  const matching =
    error.isOfAddOn || isOtherPort(error, report.findings)
      ? NONE
      : withCertificates(matchConnections(error, report), held.possible);
  const isAbsent = held.isElsewhere && matching.length === 0;
  return { connections: isAbsent ? signedRequests(error, report) : matching, isAbsent };
}

/** Findings that account for the error, the component that does not start, or one that starts and does not listen yet. */
function causeOf(
  error: LoggedError,
  report: Report,
  held: HeldMessage,
  connections: readonly Connection[],
): Pick<ExplainedError, 'findings' | 'stopped' | 'waitsFor'> {
  const matched = matchFindings(error, connections, report, held);
  const loss = lossBehind(error, report);
  if (loss) return stoppedBy(loss.stopped, matched, report);
  if (!followsFromStop(error, report)) return { findings: matched };
  const stopped = stoppedFor(error, report);
  if (stopped) return stoppedBy(stopped, matched, report);
  const findings = matched.length > 0 ? matched : unreadPods(report);
  const waitsFor = findings.length > 0 ? undefined : startingServer(error, report);
  return { findings, ...(waitsFor && { waitsFor }) };
}

/** The certificate that the message describes, else the one by which its connections fail. */
function certificateIn(
  error: LoggedError,
  report: Report,
  held: HeldMessage,
  connections: readonly Connection[],
): KnownCertificate | undefined {
  // An error of a client that does not reach a component does not show why the component does not start.
  return held.certificate ?? (followsFromStop(error, report) ? undefined : certificateOf(connections, report));
}

/** Whether a process uses what is not in the files, and the connection that works with these files. */
function elsewhereOf(
  error: LoggedError,
  report: Report,
  held: HeldMessage,
  { connections, isAbsent, certificate, findings }: Matched & Pick<ExplainedError, 'findings' | 'certificate'>,
): Pick<ExplainedError, 'isElsewhere' | 'accepted'> {
  if (connections.length > 0) return isAbsent ? { isElsewhere: true } : {};
  if (findings.length > 0) return certificate || !held.isElsewhere ? {} : { isElsewhere: true };
  if (certificate) return isAcceptedHere(error, certificate, report.connections) ? { isElsewhere: true } : {};
  if (held.isElsewhere) return { isElsewhere: true };
  const accepted = acceptedServer(error, report.connections);
  return accepted ? { accepted, isElsewhere: true } : {};
}

function unmatched(error: LoggedError, facts: readonly HeldFact[]): Omit<ExplainedError, 'occurrences'> {
  return { error, connections: [], findings: [], facts, clients: [], tokens: [], warnings: [] };
}

/** The errors in static pods that the kubelet cannot read: the components in them are unknown. */
const unreadPods = derived(({ nodes, findings }: Report): readonly Finding[] => {
  const files = nodes.flatMap(({ view }) => view.files.filter(({ isStaticPod, archived }) => isStaticPod && !archived));
  const unread = new Set(files.flatMap(({ file }) => (file.documents.length === 0 ? file.uri : [])));
  return findings.filter(({ severity, at }) => severity === 'error' && unread.has(at.uri));
});

function stoppedBy(
  stopped: StoppedComponent | undefined,
  findings: readonly Finding[],
  report: Report,
): Pick<ExplainedError, 'findings' | 'stopped'> {
  return { findings: withStop(findings, stopped, report), ...(stopped && { stopped }) };
}

/** The findings, that of the component that does not start first. If there are none, those behind what it needs. */
function withStop(
  findings: readonly Finding[],
  stopped: StoppedComponent | undefined,
  report: Report,
): readonly Finding[] {
  if (!stopped) return findings;
  const { stop } = stopped;
  if (stop.by === 'needs') return findings.length > 0 ? findings : [...findingsBehindStop(report, stop)];
  const { finding } = stop;
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

/** Whether an error of that kind follows from a component that does not start, unless a finding says that nothing listens on its port. */
function followsFromStop(error: LoggedError, report: Report): boolean {
  return FOLLOWING.has(error.kind.name) && !isOtherPort(error, report.findings);
}

/** Kinds of errors that follow from a component that does not start. */
const FOLLOWING: ReadonlySet<string> = new Set(['refused', CONFIGURATION, ...LAST_WORDS.keys()]);
