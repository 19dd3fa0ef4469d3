import { causesInOrder } from '../../../inspection/causesInOrder.ts';
import { componentStates } from '../../../inspection/componentStates.ts';
import { runningOutcome } from '../../../inspection/outcomes.ts';
import type { Connection } from '../../../model/connection.ts';
import type { Report } from '../../../model/report.ts';
import { shownStart } from '../../../model/shownPlace.ts';
import type { ListedConnection } from './jsonConnections.ts';
import type { PathOf } from './paths.ts';

/** A finding that breaks connections or keeps a component from starting. `breaks` are places in the list of connections, in order. */
export interface JsonCause {
  readonly rule: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly breaks: readonly number[];
  /** The connections among them that work until their client connects again. */
  readonly open: readonly number[];
  /** Indices of the components that do not start because of it. */
  readonly stops: readonly number[];
  /** Indices of the connections that fail only because of these components. */
  readonly follows: readonly number[];
}

/** One entry a root cause, in the order in which to repair them. */
export function jsonCauses(report: Report, listed: readonly ListedConnection[], pathOf: PathOf): readonly JsonCause[] {
  const places = new Map(listed.map(({ connection }, at) => [connection.id, at]));
  const components = new Map(componentStates(report).map(({ end }, at) => [end, at]));
  const placesOf = (connections: readonly Connection[]) =>
    sorted(connections.flatMap(({ id }) => places.get(id) ?? []));
  return causesInOrder(report).map(({ finding: { rule, at }, connections, stops, follows }) => ({
    rule,
    file: pathOf(at.uri),
    line: (shownStart(report, at)?.line ?? 0) + 1,
    breaks: placesOf(connections),
    open: placesOf(connections.filter((one) => runningOutcome(one) === 'open')),
    stops: sorted(stops.flatMap(({ end }) => components.get(end) ?? [])),
    follows: placesOf(follows),
  }));
}

function sorted(places: readonly number[]): readonly number[] {
  return places.toSorted((a, b) => a - b);
}
