import { append } from '../model/collections/lookup.ts';
import { type Connection, processKey } from '../model/connection.ts';
import type { Finding } from '../model/finding.ts';
import { derived } from '../model/memo/derived.ts';
import { type StateSource, type Stop, type StoppedComponent, stoppedComponents } from './componentStates.ts';
import { followingConnections } from './followingConnections.ts';

/** The consequences of a finding, apart from the connections that it breaks. */
export interface Consequences {
  /** The components that do not start because of it. */
  readonly stops: readonly StoppedComponent[];
  /** The connections that nothing is wrong with and that fail because of these. */
  readonly follows: readonly Connection[];
}

/** The consequences of each finding that keeps a component from starting. */
export const consequences = derived((source: StateSource): ReadonlyMap<Finding, Consequences> => {
  const stopped = stoppedComponents(source);
  if (stopped.length === 0) return new Map();
  const stops = new Map<Finding, StoppedComponent[]>();
  for (const one of stopped) for (const finding of findingsBehind(one, source)) append(stops, finding, one);
  const following = [...followingConnections(source)];
  return new Map(
    [...stops].map(([finding, components]) => {
      const follows = following.flatMap(([connection, one]) => (components.includes(one) ? connection : []));
      return [finding, { stops: components, follows }];
    }),
  );
});

/** The findings any of which keeps a component from starting. */
const findingsBehind = derived(
  ({ stop, further }: StoppedComponent, source: StateSource): ReadonlySet<Finding> =>
    new Set([stop, ...further].flatMap((one) => [...findingsBehindStop(source, one)])),
);

/** The findings because of which one reason keeps a component from starting: its own, and those of a server that it needs. */
export function findingsBehindStop(source: StateSource, stop: Stop): ReadonlySet<Finding> {
  const own = stop.by === 'files' && stop.finding ? [stop.finding] : [];
  const causes = causesById(source.findings);
  const servers =
    stop.by === 'needs' ? stop.servers.flatMap((end) => stoppedByKey(source).get(processKey(end)) ?? []) : [];
  return new Set([
    ...own,
    ...stop.connections.flatMap(({ id }) => causes.get(id) ?? []),
    ...servers.flatMap((server) => [...findingsBehind(server, source)]),
  ]);
}

const stoppedByKey = derived(
  (source: StateSource): ReadonlyMap<string, StoppedComponent> =>
    new Map(stoppedComponents(source).map((one) => [processKey(one.end), one])),
);

const causesById = derived((findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> => {
  const causes = new Map<string, Finding[]>();
  for (const finding of findings) for (const id of finding.breaks ?? []) append(causes, id, finding);
  return causes;
});
