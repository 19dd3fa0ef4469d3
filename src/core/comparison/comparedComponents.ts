import { type ComponentState, componentStates } from '../inspection/componentStates.ts';
import { followingConnections } from '../inspection/followingConnections.ts';
import { compareText } from '../model/collections/compareText.ts';
import type { ConnectionEnd } from '../model/connection.ts';
import type { Report } from '../model/report.ts';
import {
  breaks,
  type ComparedComponent,
  type Follows,
  type StateComparison,
  startsToFollow,
} from './stateComparison.ts';

type NameOf = (end: ConnectionEnd) => string;

/** The components that the files set up in either state, those first that no longer start. */
export function comparedComponents(before: Report, after: Report, nameOf: NameOf): readonly ComparedComponent[] {
  const [old, current] = [statesByName(before, nameOf), statesByName(after, nameOf)];
  return [...new Set([...old.keys(), ...current.keys()])]
    .map((name): ComparedComponent => ({ name, before: old.get(name), after: current.get(name) }))
    .sort(
      (one, other) => Number(noLongerStarts(other)) - Number(noLongerStarts(one)) || compareText(one.name, other.name),
    );
}

function statesByName(report: Report, nameOf: NameOf): ReadonlyMap<string, ComponentState> {
  return new Map(componentStates(report).map((state) => [nameOf(state.end), state]));
}

/** Whether the change keeps a component from starting. A component that only the state after has counts as well. */
export function noLongerStarts({ before, after }: ComparedComponent): boolean {
  return after?.stop !== undefined && before?.stop === undefined;
}

/** Whether a component starts, as far as is known, that did not start before. */
export function startsAgain({ before, after }: ComparedComponent): boolean {
  return before?.stop !== undefined && after !== undefined && after.stop === undefined;
}

/** Whether a connection that works before fails after, or a component no longer starts. */
export function worsens({ connections, components }: StateComparison): boolean {
  return connections.some((one) => breaks(one) || startsToFollow(one)) || components.some(noLongerStarts);
}

/** The connections of a state that fail only because a component does not start, by their ids. */
export function followsById(
  report: Report,
  components: readonly ComparedComponent[],
  nameOf: NameOf,
): ReadonlyMap<string, Follows> {
  const places = new Map(components.map(({ name }, at) => [name, at]));
  return new Map(
    [...followingConnections(report)].flatMap(([{ id }, stopped]) => {
      const component = places.get(nameOf(stopped.end));
      return component === undefined ? [] : [[id, { component, stopped }] as const];
    }),
  );
}
