import { openedViews } from '../cluster/nodes/flags.ts';
import { type AboutThing, aboutThing } from '../model/about.ts';
import { lazy } from '../model/collections/boundedCache.ts';
import { append, groupBy } from '../model/collections/lookup.ts';
import { type Connection, type ConnectionEnd, processKey } from '../model/connection.ts';
import type { ComponentName } from '../model/documents/component.ts';
import type { Finding } from '../model/finding.ts';
import { derived } from '../model/memo/derived.ts';
import { type ComponentView, componentOf, type NodeView, type UndecodedPod } from '../model/node.ts';
import type { Report } from '../model/report.ts';
import { FindingsByAbout } from '../rules/causes/findingsByAbout.ts';
import { componentEnd } from '../uses/lookup/etcdProcesses.ts';
import { filesRead, readersOf } from '../uses/views/readers.ts';
import { needOf, type Unmet } from './componentNeeds.ts';
import { endsWithEtcd } from './sharedProcess.ts';
import { isReadLate, type StopByFiles, stopsByFiles } from './stopsByFiles.ts';

/** Whether a component starts with the files as they are. */
export interface ComponentState {
  readonly end: ConnectionEnd;
  readonly state: 'starts' | 'does not start' | 'unknown';
  /** Set if it does not start: what stops it first. */
  readonly stop?: Stop;
  /** The reasons that are left once `stop` is repaired. Empty if none is known. */
  readonly further: readonly Stop[];
}

/** Why a component does not start: by what its files hold, or by a connection that it needs. */
export type Stop = StopByFiles | Unmet;

/** The parts of a report from which the states follow. */
export type StateSource = Pick<Report, 'nodes' | 'connections' | 'findings'>;

/** Nodes by their ids. */
export const viewsById = derived(
  (nodes: StateSource['nodes']): ReadonlyMap<string | undefined, NodeView> =>
    new Map(nodes.map(({ view }) => [view.id, view])),
);

/**
 * The order in which services start, so that what one needs is judged before it. Others need nothing that these judge.
 */
const ORDER: readonly ComponentName[] = ['etcd', 'kube-apiserver'];

/** The state of each component that files set up, and of implied ones that do not start, by node and name. */
export const componentStates = derived((source: StateSource): readonly ComponentState[] => {
  const states = new Map<string, ComponentState>();
  const involved = connectionsByEnd(source.connections);
  const stopping = stoppingFindings(source);
  const about = findingsByAbout(source.findings);
  const all = source.nodes.flatMap(({ view }) => view.components.map((component) => ({ view, component })));
  const rank = (name: ComponentName) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  const connectionsOf = (end: ConnectionEnd) => involved.get(processKey(end)) ?? [];
  const isStopped = (end: ConnectionEnd) => states.get(processKey(end))?.stop !== undefined;
  for (const state of skippedByKubelet(source)) states.set(processKey(state.end), state);
  for (const { view, component } of all.toSorted((a, b) => rank(a.component.name) - rank(b.component.name))) {
    const end = componentEnd(view, component);
    if (states.has(processKey(end))) continue;
    const connections = connectionsOf(end);
    const need = needOf({ view, component, connections, connectionsOf, isStopped });
    const files = stopsByFiles({ view, component, connections, need, findings: stopping.get(component) ?? [], about });
    const unmet = typeof need === 'object' ? [need] : [];
    const [stop, ...further] = isReadLate(view, component, files) ? [...unmet, ...files] : [...files, ...unmet];
    if (stop) states.set(processKey(end), { end, state: 'does not start', stop, further });
    else if (component.document)
      states.set(processKey(end), {
        end,
        state: need === 'met' && isReadWhole(component) ? 'starts' : 'unknown',
        further: [],
      });
  }
  for (const state of endingWithEtcd(source, states)) states.set(processKey(state.end), state);
  return [...states.values()].toSorted((one, other) => (processKey(one.end) < processKey(other.end) ? -1 : 1));
});

/** The components that share a process with an etcd that does not start. */
function endingWithEtcd(
  { nodes, connections }: StateSource,
  states: ReadonlyMap<string, ComponentState>,
): readonly ComponentState[] {
  return nodes.flatMap(({ view }) => {
    const { stop } =
      states.get(processKey({ component: 'etcd', uri: componentOf(view, 'etcd')?.uri, node: view.id })) ?? {};
    if (stop?.by !== 'files') return [];
    return endsWithEtcd(view, stop, connections).map((one) => ({ ...one, state: 'does not start', further: [] }));
  });
}

/** A component that does not start. */
export type StoppedComponent = ComponentState & Required<Pick<ComponentState, 'stop'>>;

/** The components that do not start. */
export const stoppedComponents = derived((source: StateSource): readonly StoppedComponent[] =>
  componentStates(source).flatMap((state) => (state.stop ? [{ ...state, stop: state.stop }] : [])),
);

function skippedByKubelet(source: StateSource): readonly ComponentState[] {
  return source.nodes.flatMap(({ view }) =>
    (view.undecodedPods ?? []).map((pod) => {
      const end: ConnectionEnd = { component: pod.component, uri: pod.uri, node: view.id };
      return { end, state: 'does not start', stop: stopByManifest(pod, source), further: [] };
    }),
  );
}

/** The kubelet skips the manifest, and stops a component that still runs by an earlier one when it next lists the folder. */
function stopByManifest({ uri, problem: { message, span } }: UndecodedPod, { findings }: StateSource): StopByFiles {
  const finding = findingsByFile(findings)
    .get(uri)
    ?.find(({ at }) => at.span.start === span.start);
  return {
    by: 'files',
    reason: message,
    at: { uri, span },
    connections: [],
    isSkipped: true,
    ...(finding && { finding }),
  };
}

const findingsByAbout = derived((findings: readonly Finding[]) => new FindingsByAbout(findings));

const findingsByFile = derived((findings: readonly Finding[]) => groupBy(findings, ({ at }) => at.uri));

/**
 * Whether each file that it opens by its flags was read. A missing file is a start failure. A unit starts without an optional file of variables,
 * which most nodes do not have.
 */
function isReadWhole(component: ComponentView): boolean {
  const { document } = component;
  if (!document || document.unreadSources?.some(({ isOptional }) => !isOptional)) return false;
  return openedViews(component).every(({ reference }) => reference === undefined || isKnown(reference.resolution.kind));
}

function isKnown(kind: string): boolean {
  return kind === 'file' || kind === 'directory' || kind === 'missing';
}

/** The connections by each of their two ends. */
export function connectionsByEnd(connections: readonly Connection[]): ReadonlyMap<string, readonly Connection[]> {
  const byEnd = new Map<string, Connection[]>();
  for (const connection of connections) {
    const keys = new Set([connection.from, connection.to].filter(({ node }) => node !== undefined).map(processKey));
    for (const key of keys) append(byEnd, key, connection);
  }
  return byEnd;
}

/** The findings that report that a component does not start, also hidden ones, by the only component that reads what they are about. */
function stoppingFindings({ nodes, findings }: StateSource): ReadonlyMap<ComponentView, readonly Finding[]> {
  const all = [...findings, ...nodes.flatMap(({ suppressed = [] }) => suppressed.map(({ finding }) => finding))];
  const byComponent = new Map<ComponentView, Finding[]>();
  const viewsOf = lazy(() => readersByFile(nodes.map(({ view }) => view)));
  for (const finding of all) {
    if (!finding.stops) continue;
    const [reader, ...others] = new Set(thingsOf(finding).flatMap((one) => componentsReading(one, viewsOf())));
    if (reader && others.length === 0) append(byComponent, reader, finding);
  }
  return byComponent;
}

/** The nodes that read a file, by its URI: mostly one of hundreds. */
function readersByFile(views: readonly NodeView[]): ReadonlyMap<string, readonly NodeView[]> {
  const byFile = new Map<string, NodeView[]>();
  for (const view of views) for (const uri of filesRead(view)) append(byFile, uri, view);
  return byFile;
}

function thingsOf({ about, at }: Finding): readonly AboutThing[] {
  const things = about.flatMap((one) => (one.fails === 'place' ? one : []));
  return things.length > 0 ? things : [aboutThing('credential', at)];
}

function componentsReading(
  thing: AboutThing,
  viewsOf: ReadonlyMap<string, readonly NodeView[]>,
): readonly ComponentView[] {
  return (viewsOf.get(thing.at.uri) ?? []).flatMap((view) =>
    readersOf(view, thing).flatMap(
      (end) => view.components.find((one) => processKey(componentEnd(view, one)) === processKey(end)) ?? [],
    ),
  );
}
