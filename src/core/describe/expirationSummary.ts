import type { Connection } from '../connections/connection.ts';
import type { ExpirationEntry } from './expirationEntry.ts';
import type { ExpirationReport } from './expirationReport.ts';

/** What a person must know at a glance. Certificates that no problem is told of are not counted. */
export interface ExpirationSummary {
  /** Soonest first, as is the next. */
  readonly expired: readonly ExpirationEntry[];
  readonly expiring: readonly ExpirationEntry[];
  /** Of all that are valid, whatever their problems, the one that ends first; absent where none is valid. */
  readonly next?: ExpirationEntry;
  readonly broken: readonly Connection[];
  readonly connections: number;
}

export function expirationSummary(
  { certificates, authorities, now }: ExpirationReport,
  connections: readonly Connection[],
): ExpirationSummary {
  const all = [...certificates, ...authorities];
  // A thousand nodes have some twenty thousand, of which few are told of.
  const told = all.filter(({ attention }) => attention !== 'none').sort((a, b) => endOf(a) - endOf(b));
  return {
    expired: told.filter(({ state }) => state === 'expired'),
    expiring: told.filter(({ state }) => state === 'expiring'),
    next: soonest(all.filter(({ certificate }) => certificate && certificate.notAfter >= now)),
    broken: connections.filter(({ verdict }) => verdict === 'broken'),
    connections: connections.length,
  };
}

/** The first of those that end first. */
function soonest(entries: readonly ExpirationEntry[]): ExpirationEntry | undefined {
  let found: ExpirationEntry | undefined;
  for (const entry of entries) if (!found || endOf(entry) < endOf(found)) found = entry;
  return found;
}

function endOf({ certificate }: ExpirationEntry): number {
  return certificate?.notAfter ?? Number.POSITIVE_INFINITY;
}
