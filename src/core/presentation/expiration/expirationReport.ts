import { causesInOrder } from '../../inspection/causesInOrder.ts';
import type { StateSource } from '../../inspection/componentStates.ts';
import { brokenByThemselves, type Following, followingConnections } from '../../inspection/followingConnections.ts';
import { type LeftOut, leftOutOf } from '../../inspection/leftOut.ts';
import { nextChangeIn } from '../../inspection/nextChange.ts';
import type { RootCause } from '../../inspection/rootCauses.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { Connection } from '../../model/connection.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import type { Thresholds } from '../../model/labels/times.ts';
import { derivedFor } from '../../model/memo/derived.ts';
import type { InspectedNode, Report } from '../../model/report.ts';
import { lasts, type Period } from '../../model/time/period.ts';
import { createScheduler } from '../../model/time/scheduler.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { type ExpirationEntry, ExpirationEntryMaker } from './expirationEntry.ts';
import { type ExpirationRows, expirationRows } from './expirationRows.ts';
import { type UrgentRenewal, urgentRenewals, withWarnings } from './urgentRenewals.ts';

/** The two tables of `kubeadm certs check-expiration`, grown to every certificate of every node that something reads. */
export interface ExpirationReport {
  readonly now: number;
  readonly thresholds: Thresholds;
  /** Labels of the nodes that have an entry. */
  readonly nodes: readonly string[];
  /** By node; kubeadm's rows come first, in its order. */
  readonly certificates: readonly ExpirationEntry[];
  readonly authorities: readonly ExpirationEntry[];
  /** The entries of both that a problem reports. */
  readonly reported: readonly ExpirationEntry[];
  /** The entry that expires next, whatever its problems; absent if all have expired. */
  readonly next?: ExpirationEntry | undefined;
  /** The expired certificates that break connections, those that break most first. */
  readonly renewFirst: readonly UrgentRenewal[];
  /** Files with certificates that are in neither table because of their names. */
  readonly leftOut: readonly LeftOut[];
}

export function expirationReport(report: Report, thresholds: Thresholds): ExpirationReport {
  const parts = report.nodes.map((node) => entriesOf(node, report.now, thresholds));
  const certificates = withWarnings(
    parts.flatMap((part) => part.certificates),
    report,
  );
  const authorities = parts.flatMap((part) => part.authorities);
  return {
    now: report.now,
    thresholds,
    nodes: [...new Set(parts.flatMap(({ nodes }) => nodes))],
    certificates,
    authorities,
    renewFirst: urgentRenewals([...certificates, ...authorities], report),
    reported: parts.flatMap((part) => part.reported),
    next: firstToEnd(parts.flatMap((part) => part.next ?? [])),
    leftOut: leftOutOf(report),
  };
}

/** Makes what the report of the ends is put together from, in slices: a thousand nodes take longer than a keystroke may wait. */
export async function prepareExpirations(
  { nodes, now }: Report,
  thresholds: Thresholds,
  pause?: () => Promise<void>,
): Promise<void> {
  const scheduler = createScheduler(pause);
  for (const node of nodes) {
    entriesOf(node, now, thresholds);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
}

type Entries = Pick<ExpirationReport, 'nodes' | 'certificates' | 'authorities' | 'reported' | 'next'>;

interface TimedEntries {
  readonly period: Period;
  readonly entries: Entries;
}

/** The same entries for the same node until time or the thresholds change one: an edit touches one node of a thousand. */
export function entriesOf(node: InspectedNode, now: number, { warningDays, caWarningDays }: Thresholds): Entries {
  const latest = latestEntries(node, warningDays, caWarningDays);
  if (!latest.timed || !lasts(latest.timed.period, now)) {
    const thresholds = { warningDays, caWarningDays };
    const files = node.view.files.map(({ file }) => file);
    const until = nextChangeIn(files, now, thresholds) ?? Number.POSITIVE_INFINITY;
    latest.timed = { period: { from: now, until }, entries: makeEntries(node, now, thresholds) };
  }
  return latest.timed.entries;
}

/** The latest entries of a node, remembered for as long as they last. */
const latestEntries = derivedFor(
  (_node: InspectedNode, _warningDays: number, _caWarningDays: number): { timed?: TimedEntries } => ({}),
);

function makeEntries(node: InspectedNode, now: number, thresholds: Thresholds): Entries {
  const { view } = node;
  const rows = shownRows(expirationRows(view));
  const maker = new ExpirationEntryMaker(node, rows, now, thresholds);
  const reported = new Set([...rows.certificates, ...rows.authorities].flatMap(({ artifact }) => keysOf(artifact)));
  const others = certificateUses(view).filter(({ artifact }) => !keysOf(artifact).some((key) => reported.has(key)));
  const [authorities, leaves] = [true, false].map((wanted) =>
    others.filter(({ certificate }) => isAuthority(certificate) === wanted).map((use) => maker.other(use)),
  );
  const all = {
    certificates: [...rows.certificates.map((row) => maker.kubeadm(row)), ...(leaves ?? [])],
    authorities: [...rows.authorities.map((row) => maker.kubeadm(row)), ...(authorities ?? [])],
  };
  const both = [...all.certificates, ...all.authorities];
  return {
    ...all,
    nodes: [...new Set(both.map((entry) => entry.node))],
    reported: both.filter(({ attention }) => attention !== 'none'),
    next: firstToEnd(both.filter(({ certificate }) => certificate && certificate.notAfter >= now)),
  };
}

/** The first of those that end first. */
function firstToEnd(entries: readonly ExpirationEntry[]): ExpirationEntry | undefined {
  let found: ExpirationEntry | undefined;
  for (const entry of entries) if (!found || endOf(entry) < endOf(found)) found = entry;
  return found;
}

/** Milliseconds since 1970; infinite where there is no certificate. */
function endOf({ certificate }: ExpirationEntry): number {
  return certificate?.notAfter ?? Number.POSITIVE_INFINITY;
}

/**
 * A worker has only the CA of kubeadm's files: there nothing else is missing. Nor is super-admin.conf anywhere, which only
 * the first node gets and people rightly put away.
 */
function shownRows(rows: ExpirationRows | undefined): ExpirationRows {
  if (!rows) return { certificates: [], authorities: [] };
  const { certificates, authorities } = rows;
  if (certificates.some(({ artifact }) => artifact)) {
    return {
      certificates: certificates.filter(
        ({ artifact, isUnread, name }) => artifact || isUnread || name !== 'super-admin.conf',
      ),
      authorities,
    };
  }
  return { certificates: [], authorities: authorities.filter(({ artifact }) => artifact) };
}

/** A CA is the same wherever it lies; a leaf counts once a file, since each copy is renewed by itself. */
function keysOf(artifact: CertificateArtifact | undefined): readonly string[] {
  if (!artifact) return [];
  const { sha256 } = artifact.certificate;
  return [isAuthority(artifact.certificate) ? sha256 : `${sha256} ${artifact.origin.uri}`];
}

/** One entry for each certificate, the first of its copies, and those without a certificate. */
export function withoutCopies(entries: readonly ExpirationEntry[]): readonly ExpirationEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ certificate }) => {
    if (!certificate) return true;
    const isNew = !seen.has(certificate.sha256);
    seen.add(certificate.sha256);
    return isNew;
  });
}

/** Status bar summary. Counts only certificates with a reported problem, each once for all its copies. */
export interface ExpirationSummary {
  /** Soonest first, as is the next. */
  readonly expired: readonly ExpirationEntry[];
  readonly expiring: readonly ExpirationEntry[];
  /** The entry that expires next, whatever its problems; absent if all have expired. */
  readonly next?: ExpirationEntry | undefined;
  readonly broken: readonly Connection[];
  /** The connections that fail only because a component does not start, each with that component. */
  readonly following: Following;
  readonly causes: readonly RootCause[];
  readonly connections: number;
}

export function expirationSummary({ reported, next }: ExpirationReport, report: StateSource): ExpirationSummary {
  const { connections } = report;
  const inOrder = withoutCopies(reported).toSorted((a, b) => endOf(a) - endOf(b));
  return {
    expired: inOrder.filter(({ state }) => state === 'expired'),
    expiring: inOrder.filter(({ state }) => state === 'expiring'),
    next,
    broken: brokenByThemselves(report),
    following: followingConnections(report),
    causes: causesInOrder(report),
    connections: connections.length,
  };
}
