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
  const bySoonest = [...certificates, ...authorities].sort((a, b) => endOf(a) - endOf(b));
  const told = bySoonest.filter(({ attention }) => attention !== 'none');
  return {
    expired: told.filter(({ state }) => state === 'expired'),
    expiring: told.filter(({ state }) => state === 'expiring'),
    next: bySoonest.find(({ certificate }) => certificate && certificate.notAfter >= now),
    broken: connections.filter(({ verdict }) => verdict === 'broken'),
    connections: connections.length,
  };
}

function endOf({ certificate }: ExpirationEntry): number {
  return certificate?.notAfter ?? Number.POSITIVE_INFINITY;
}
