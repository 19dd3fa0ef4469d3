import { goErrorOf } from '../connections/handshake/evaluation.ts';
import { startFailureOf, startFailuresOf } from '../connections/handshake/handshakeEvaluator.ts';
import { failsOf, type StartFailure } from '../connections/handshake/startStep.ts';
import type { Connection } from '../model/connection.ts';
import type { ComponentName } from '../model/documents/component.ts';
import type { Finding } from '../model/finding.ts';
import type { ComponentView, NodeView } from '../model/node.ts';
import type { Location } from '../model/source/span.ts';
import type { Text } from '../model/text/text.ts';
import type { Untrusted } from '../model/text/untrusted.ts';
import { gravestAbout } from '../rules/causes/explainConnections.ts';
import type { FindingsByAbout } from '../rules/causes/findingsByAbout.ts';
import type { Unmet } from './componentNeeds.ts';

/** It cannot use a flag or a file. */
export interface StopByFiles {
  readonly by: 'files';
  readonly reason: Text;
  /** The place to look at first. */
  readonly at: Location;
  /** The last error that it logs. Absent if this depends on its release. */
  readonly lastWords?: Untrusted;
  /** Its broken connections. Their errors are the same as its last words. */
  readonly connections: readonly Connection[];
  /** The finding that reports it. Absent if only its connections show it. */
  readonly finding?: Finding;
  /** True if the kubelet does not even start it, so that it logs nothing and does not exit. */
  readonly isSkipped?: true;
}

/** A component, and what shows how far it gets. */
interface Started {
  readonly view: NodeView;
  readonly component: ComponentView;
  readonly connections: readonly Connection[];
  readonly need: Unmet | 'met' | 'unknown';
  /** The findings that report that it does not start. */
  readonly findings: readonly Finding[];
  /** All findings of the report. */
  readonly about: FindingsByAbout;
}

/** In the order in which it meets them: its command line, the files that this names, and what else is known to stop it. */
export function stopsByFiles(started: Started): readonly StopByFiles[] {
  const { component, findings } = started;
  const [first, ...others] = findings.toSorted((one, other) => rankOf(one, component) - rankOf(other, component));
  const unread = unreadFiles(started);
  const known = new Set(unread.map(({ finding }) => finding));
  const reported = first ? [first, ...others].filter((one) => !known.has(one)).map(stopByFinding) : [];
  if (!first || !isOfCommandLine(first)) return [...unread, ...reported];
  const isChecked = CHECKED.has(first.rule) && startFailureOf(started.view, component)?.isEarly === true;
  const early = isChecked ? unread.slice(0, 1) : [];
  return [...early, ...reported, ...unread.slice(early.length)];
}

/**
 * A command line comes before files. Its words that are no flags come after all flags: only etcd reads no flag behind them. A component checks
 * its flags together once it has read the command line.
 */
function rankOf(finding: Finding, { name, uri, document }: ComponentView): number {
  if (!isOfCommandLine(finding)) return 3;
  if (CHECKED.has(finding.rule)) return 2;
  const { at } = finding;
  const isOfOperand = document?.refused?.some(
    (word) =>
      word.kind === 'operands' &&
      (word.uri ?? uri) === at.uri &&
      at.span.start <= word.span.start &&
      word.span.start < at.span.end,
  );
  return isOfOperand && name !== 'etcd' ? 1 : 0;
}

/** The rules about flags that a component has read and does not accept. */
const CHECKED: ReadonlySet<string> = new Set(['manifests/flags-rejected', 'manifests/sa-flags-missing']);

/** Whether the first of its files that stops it is read after the component has connected to what it needs. */
export function isReadLate(view: NodeView, component: ComponentView, [first]: readonly StopByFiles[]): boolean {
  return !(first?.finding && isOfCommandLine(first.finding)) && startFailureOf(view, component)?.isLate === true;
}

/** A component reads its command line before any file, and a finding about that has its last words. */
function isOfCommandLine({ lastWords, about }: Finding): boolean {
  return lastWords !== undefined && about.some((one) => one.fails === 'place' && one.kind === 'setting');
}

/** The files that it cannot use, in the order in which it reads them. A file that is read late counts only if the component is known to get that far. */
function unreadFiles(started: Started): readonly StopByFiles[] {
  const { view, component, connections, need } = started;
  const [first, ...later] = startFailuresOf(view, component);
  const broken = connections.filter(({ verdict, stopped }) => verdict === 'broken' && stopped === component.name);
  const isReached = ({ isLate }: StartFailure) => isLate !== true || need === 'met';
  const shown = firstStop(first, broken, started, isReached);
  return shown ? [shown, ...later.filter(isReached).map((one) => stopByFailure(one, started))] : [];
}

/** The first is shown by the connections that it breaks as well, in its own words. */
function firstStop(
  failure: StartFailure | undefined,
  connections: readonly Connection[],
  started: Started,
  isReached: (failure: StartFailure) => boolean,
): StopByFiles | undefined {
  const [shown] = connections;
  if (!shown?.reason) return failure && isReached(failure) ? stopByFailure(failure, started) : undefined;
  const { reason, at, error } = shown;
  const finding = findingAt(at, started);
  return { by: 'files', reason, at, connections, ...(finding && { finding }), ...(error && { lastWords: error }) };
}

function stopByFailure(failure: StartFailure, started: Started): StopByFiles {
  const { reason, at, credentials } = failure;
  const files = credentials ? [at.uri, credentials.uri] : [at.uri];
  const finding = findingAt(at, started) ?? gravestAbout(started.about, failsOf(failure), files)[0];
  // Others print a prefix that only their connections show.
  const isWhole = failure.isWhole || WORDED.includes(started.component.name);
  const { error } = isWhole ? goErrorOf(failure.error) : {};
  return { by: 'files', reason, at, connections: [], ...(finding && { finding }), ...(error && { lastWords: error }) };
}

/** Components whose start failures have the whole text that they log. */
const WORDED: readonly ComponentName[] = ['etcd', 'kube-apiserver'];

function findingAt({ uri, span }: Location, { findings }: Started): Finding | undefined {
  return findings.find(({ at }) => at.uri === uri && at.span.start === span.start);
}

function stopByFinding(finding: Finding): StopByFiles {
  const { lastWords, message: reason, at } = finding;
  return { by: 'files', reason, at, connections: [], finding, ...(lastWords && { lastWords }) };
}
