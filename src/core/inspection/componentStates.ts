import { fileViews } from '../cluster/nodes/flags.ts';
import { startFailureOf } from '../connections/handshake/handshakeEvaluator.ts';
import { aboutThing } from '../model/about.ts';
import { append } from '../model/collections/lookup.ts';
import type { Connection, ConnectionEnd } from '../model/connection.ts';
import type { ComponentName } from '../model/documents/component.ts';
import type { Finding } from '../model/finding.ts';
import { derived } from '../model/memo/derived.ts';
import type { ComponentView, NodeView } from '../model/node.ts';
import type { Report } from '../model/report.ts';
import type { Location } from '../model/source/span.ts';
import type { Text } from '../model/text/text.ts';
import type { Untrusted } from '../model/text/untrusted.ts';
import { readersOf } from '../uses/views/readers.ts';
import { keyOf, needOf, type Unmet } from './componentNeeds.ts';

/** Whether a component starts with the files as they are. */
export interface ComponentState {
  readonly end: ConnectionEnd;
  readonly state: 'starts' | 'does not start' | 'unknown';
  /** Set if it does not start. */
  readonly stop?: Stop;
}

/** Why a component does not start: by what its files hold, or by a connection that it needs. */
export type Stop = StopByFiles | Unmet;

/** It cannot use a flag or a file. */
export interface StopByFiles {
  readonly by: 'files';
  readonly reason: Text;
  /** The place to look at first. */
  readonly at: Location;
  /** The last error that it logs. Absent if this depends on its release. */
  readonly lastWords?: Untrusted;
  /** Its broken connections. Their errors are the same as its last words. */
  readonly connections: readonly Connection[];
  /** The finding that reports it. Absent if only its connections show it. */
  readonly finding?: Finding;
}

/** The parts of a report from which the states follow. */
export type StateSource = Pick<Report, 'nodes' | 'connections' | 'findings'>;

/**
 * The order in which services start, so that what one needs is judged before it. Others need nothing that these judge.
 */
const ORDER: readonly ComponentName[] = ['etcd', 'kube-apiserver'];

/** The state of each component that files set up, and of implied ones that do not start, by node and name. */
export const componentStates = derived((source: StateSource): readonly ComponentState[] => {
  const states = new Map<string, ComponentState>();
  const involved = connectionsByEnd(source.connections);
  const stopping = stoppingFindings(source);
  const all = source.nodes.flatMap(({ view }) => view.components.map((component) => ({ view, component })));
  const rank = (name: ComponentName) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  const connectionsOf = (end: ConnectionEnd) => involved.get(keyOf(end)) ?? [];
  const isStopped = (end: ConnectionEnd) => states.get(keyOf(end))?.stop !== undefined;
  for (const { view, component } of all.toSorted((a, b) => rank(a.component.name) - rank(b.component.name))) {
    const end: ConnectionEnd = { component: component.name, uri: component.uri, node: view.id };
    const connections = connectionsOf(end);
    const files = stopByFiles(view, component, connections, stopping.get(component) ?? []);
    const need = files ?? needOf({ view, component, connections, connectionsOf, isStopped });
    if (typeof need === 'object') states.set(keyOf(end), { end, state: 'does not start', stop: need });
    else if (component.document)
      states.set(keyOf(end), { end, state: need === 'met' && isReadWhole(component) ? 'starts' : 'unknown' });
  }
  return [...states.values()].toSorted((one, other) => (keyOf(one.end) < keyOf(other.end) ? -1 : 1));
});

/** A component that does not start. */
export type StoppedComponent = ComponentState & Required<Pick<ComponentState, 'stop'>>;

/** The components that do not start. */
export const stoppedComponents = derived((source: StateSource): readonly StoppedComponent[] =>
  componentStates(source).flatMap((state) => (state.stop ? [{ ...state, stop: state.stop }] : [])),
);

function stopByFiles(
  view: NodeView,
  component: ComponentView,
  connections: readonly Connection[],
  [finding]: readonly Finding[],
): StopByFiles | undefined {
  const failure = startFailureOf(view, component);
  // A file that is read late counts only if the connections show that the component gets that far.
  const broken = connections.filter(({ verdict, stopped }) => verdict === 'broken' && stopped === component.name);
  const [first] = broken;
  if (first?.reason) {
    const { reason, error, at } = first;
    return { by: 'files', reason, at, ...(error && { lastWords: error }), connections: broken };
  }
  if (failure && !failure.isLate) return { by: 'files', reason: failure.reason, at: failure.at, connections: [] };
  const { lastWords } = finding ?? {};
  const words = lastWords && { lastWords };
  return finding && { by: 'files', reason: finding.message, at: finding.at, connections: [], finding, ...words };
}

/** Whether each file that its flags name was read. A missing file is a start failure. */
function isReadWhole(component: ComponentView): boolean {
  const { document } = component;
  if (!document || (document.unreadSources?.length ?? 0) > 0) return false;
  return fileViews(component).every(({ reference }) => reference === undefined || isKnown(reference.resolution.kind));
}

function isKnown(kind: string): boolean {
  return kind === 'file' || kind === 'directory' || kind === 'missing';
}

/** The connections by each of their two ends. */
function connectionsByEnd(connections: readonly Connection[]): ReadonlyMap<string, readonly Connection[]> {
  const byEnd = new Map<string, Connection[]>();
  for (const connection of connections) {
    const keys = new Set([connection.from, connection.to].filter(({ node }) => node !== undefined).map(keyOf));
    for (const key of keys) append(byEnd, key, connection);
  }
  return byEnd;
}

/** The findings that report that a component does not start, also hidden ones, by the only component that reads what they are about. */
function stoppingFindings({ nodes, findings }: StateSource): ReadonlyMap<ComponentView, readonly Finding[]> {
  const all = [...findings, ...nodes.flatMap(({ suppressed = [] }) => suppressed.map(({ finding }) => finding))];
  const byComponent = new Map<ComponentView, Finding[]>();
  for (const finding of all.filter(({ stops }) => stops)) {
    const [reader, ...others] = new Set(nodes.flatMap(({ view }) => componentsReading(view, finding)));
    if (reader && others.length === 0) append(byComponent, reader, finding);
  }
  return byComponent;
}

function componentsReading(view: NodeView, { about, at }: Finding): readonly ComponentView[] {
  const things = about.flatMap((one) => (one.fails === 'place' ? one : []));
  const readers = (things.length > 0 ? things : [aboutThing('credential', at)]).flatMap((one) => readersOf(view, one));
  return readers.flatMap(({ component }) => view.components.find(({ name }) => name === component) ?? []);
}
