import { causesInOrder } from '../inspection/causesInOrder.ts';
import type { Report } from '../model/report.ts';
import { noLongerStarts } from './comparedComponents.ts';
import {
  breaks,
  type ComparedCause,
  type ComparedComponent,
  type ComparedConnection,
  startsToFollow,
} from './stateComparison.ts';

/** The findings of the state after that account for what the change breaks, those that break most first. */
export function comparedCauses(
  after: Report,
  connections: readonly ComparedConnection[],
  components: readonly ComparedComponent[],
): readonly ComparedCause[] {
  const broken = placesOf(connections, breaks, idAfter);
  const following = placesOf(connections, startsToFollow, idAfter);
  const stopping = placesOf(components, noLongerStarts, ({ after: state }) => state?.end);
  if (broken.size + following.size + stopping.size === 0) return [];
  return causesInOrder(after).flatMap(({ finding, connections: own, stops, follows }) => {
    const cause: ComparedCause = {
      finding,
      breaks: own.flatMap(({ id }) => broken.get(id) ?? []),
      stops: stops.flatMap(({ end }) => stopping.get(end) ?? []),
      follows: follows.flatMap(({ id }) => following.get(id) ?? []),
    };
    return cause.breaks.length + cause.stops.length + cause.follows.length > 0 ? cause : [];
  });
}

function idAfter({ after }: ComparedConnection): string | undefined {
  return after?.id;
}

/** The places of those that meet a condition, by a key. */
function placesOf<Item, Key>(
  items: readonly Item[],
  meets: (item: Item) => boolean,
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, number> {
  return new Map(items.flatMap((item, at) => (meets(item) ? [[keyOf(item), at] as const] : [])));
}
