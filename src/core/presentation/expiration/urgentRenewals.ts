import { causesInOrder } from '../../inspection/causesInOrder.ts';
import { type StateSource, stoppedComponents } from '../../inspection/componentStates.ts';
import { lossesAtExpiry } from '../../inspection/lossesAtExpiry.ts';
import { type Outcome, outcomes } from '../../inspection/outcomes.ts';
import { warningsBeforeCommand } from '../../inspection/restarts.ts';
import type { Connection } from '../../model/connection.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { brokenText, moreText } from '../describe/brokenText.ts';
import type { ExpirationEntry } from './expirationEntry.ts';

/** An expired certificate with what it breaks. */
export interface UrgentRenewal {
  readonly entry: ExpirationEntry;
  readonly breaks: readonly Connection[];
  /** The components that do not start because of it, one for each connection that fails only because of that. */
  readonly follows: readonly string[];
  /** Absent if running components notice what new connections meet. */
  readonly outcome?: Outcome;
}

/** The expired certificates that break connections, each before those that break them once it is renewed, and those first that break most. */
export function urgentRenewals(entries: readonly ExpirationEntry[], source: StateSource): readonly UrgentRenewal[] {
  const expired = new Map<string, ExpirationEntry>();
  for (const entry of entries) {
    const { certificate, state } = entry;
    if (certificate && state === 'expired' && !expired.has(certificate.sha256)) expired.set(certificate.sha256, entry);
  }
  if (expired.size === 0) return [];
  const found = outcomes(source);
  const urgent = causesInOrder(source).flatMap((cause): UrgentRenewal | readonly UrgentRenewal[] => {
    const { finding, connections, stops, follows } = cause;
    const [failure] = connections.flatMap((one) => (one.failure?.kind === 'expired' ? one.failure : []));
    const entry = failure && expired.get(failure.certificate.sha256);
    if (!entry) return [];
    const [stopped] = stops;
    const outcome = found.get(finding);
    return {
      entry,
      breaks: connections,
      follows: stopped ? follows.map(() => stopped.end.component) : [],
      ...(outcome && { outcome }),
    };
  });
  return [...urgent, ...renewedAfter(urgent, expired)];
}

/** The expired certificates of the other end of a connection, which it does not verify before the first is renewed. */
function renewedAfter(
  urgent: readonly UrgentRenewal[],
  expired: ReadonlyMap<string, ExpirationEntry>,
): readonly UrgentRenewal[] {
  const listed = new Set(urgent.map(({ entry }) => entry));
  const breaks = new Map<ExpirationEntry, Set<Connection>>();
  for (const connection of urgent.flatMap((one) => one.breaks)) {
    for (const half of [connection.server, connection.client]) {
      const failure = half?.outcome?.kind === 'refused' ? half.outcome.failure : undefined;
      const entry = failure?.kind === 'expired' ? expired.get(failure.certificate.sha256) : undefined;
      if (entry && !listed.has(entry)) breaks.set(entry, (breaks.get(entry) ?? new Set()).add(connection));
    }
  }
  return [...breaks]
    .map(([entry, broken]) => ({ entry, breaks: [...broken], follows: [] }))
    .sort((one, other) => other.breaks.length - one.breaks.length);
}

/**
 * The order in which to renew: what breaks connections already, then what breaks most once it has expired and everything is restarted; of the
 * same, in the order given.
 */
export function inOrderOfRenewal(
  entries: readonly ExpirationEntry[],
  urgent: readonly UrgentRenewal[],
  source: StateSource,
): readonly ExpirationEntry[] {
  // A certificate may have many copies.
  const known = new Map<string, number>();
  const ranks = new Map(urgent.map(({ entry }, at) => [entry.id, at - urgent.length]));
  const ranked = entries.map((entry) => ({
    entry,
    rank: ranks.get(entry.id) ?? -lossesOf(entry),
    isUrgent: ranks.has(entry.id),
  }));
  return ranked
    .toSorted((one, other) => Number(other.isUrgent) - Number(one.isUrgent) || one.rank - other.rank)
    .map(({ entry }) => entry);

  function lossesOf({ certificate, state }: ExpirationEntry): number {
    if (!certificate || state !== 'expiring') return 0;
    const before = known.get(certificate.sha256);
    if (before !== undefined) return before;
    const { breaks, follows } = lossesAtExpiry(source, certificate.sha256);
    known.set(certificate.sha256, breaks.length + follows.length);
    return breaks.length + follows.length;
  }
}

/** "Renew first: etcd-server: 1 connection broken, and 6 more because kube-apiserver does not start."; undefined if none breaks anything. */
export function renewFirstText([first]: readonly UrgentRenewal[]): Text | undefined {
  if (!first) return undefined;
  const { entry, breaks, follows } = first;
  const slots = { name: entry.name, broken: brokenText(0, breaks.length) };
  return follows.length === 0
    ? phrase('Renew first: {name}: {broken}.', slots)
    : phrase('Renew first: {name}: {broken}, and {textMore}.', { ...slots, textMore: moreText(follows) });
}

/** The entries with what must be repaired before their commands restart a component. */
export function withWarnings(entries: readonly ExpirationEntry[], source: StateSource): readonly ExpirationEntry[] {
  const unsafe = new Set(stoppedComponents(source).map(({ end }) => end.node));
  if (unsafe.size === 0) return entries;
  const nodes = new Map(source.nodes.flatMap(({ view }) => (unsafe.has(view.id) ? [[view.label, view]] : [])));
  return entries.map((entry) => {
    const { at, renewal } = entry;
    const node = nodes.get(entry.node);
    if (!node || renewal.command === undefined) return entry;
    const warnings = warningsBeforeCommand(source, node, renewal.command, (finding) => finding.at.uri === at?.uri);
    return warnings.length === 0 ? entry : { ...entry, renewal: { ...renewal, warnings } };
  });
}
