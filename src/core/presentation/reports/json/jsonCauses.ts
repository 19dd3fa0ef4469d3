import { rootCauses } from '../../../inspection/rootCauses.ts';
import type { Report } from '../../../model/report.ts';
import { shownStart } from '../../../model/shownPlace.ts';
import type { ListedConnection } from './jsonConnections.ts';
import type { PathOf } from './paths.ts';

/** A finding that breaks connections. `breaks` are places in the list of connections, in order. */
export interface JsonCause {
  readonly rule: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly breaks: readonly number[];
}

/** One entry a root cause, those that break most connections first. */
export function jsonCauses(report: Report, listed: readonly ListedConnection[], pathOf: PathOf): readonly JsonCause[] {
  const places = new Map(listed.map(({ connection }, at) => [connection.id, at]));
  return rootCauses(report).map(({ finding: { rule, at }, connections }) => ({
    rule,
    file: pathOf(at.uri),
    line: (shownStart(report, at)?.line ?? 0) + 1,
    breaks: connections.flatMap(({ id }) => places.get(id) ?? []).sort((a, b) => a - b),
  }));
}
