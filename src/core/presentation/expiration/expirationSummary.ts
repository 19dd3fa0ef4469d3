import type { Connection } from '../../model/connection.ts';
import type { ExpirationEntry } from './expirationEntry.ts';
import { type ExpirationReport, endOf } from './expirationReport.ts';

/** What a person must know at a glance. Certificates that no problem is told of are not counted. */
export interface ExpirationSummary {
  /** Soonest first, as is the next. */
  readonly expired: readonly ExpirationEntry[];
  readonly expiring: readonly ExpirationEntry[];
  /** Of all that have not expired, whatever their problems, the one that ends first; absent where there is none. */
  readonly next?: ExpirationEntry;
  readonly broken: readonly Connection[];
  readonly connections: number;
}

export function expirationSummary(
  { told, next }: ExpirationReport,
  connections: readonly Connection[],
): ExpirationSummary {
  const inOrder = told.toSorted((a, b) => endOf(a) - endOf(b));
  return {
    expired: inOrder.filter(({ state }) => state === 'expired'),
    expiring: inOrder.filter(({ state }) => state === 'expiring'),
    next,
    broken: connections.filter(({ verdict }) => verdict === 'broken'),
    connections: connections.length,
  };
}
