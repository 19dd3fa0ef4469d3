import { knownText } from '../../cluster/nodes/flags.ts';
import { hostPathOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { refusedPeer } from '../../connections/causes/brokenCauses.ts';
import { type StateSource, type StoppedComponent, stoppedComponents } from '../../inspection/componentStates.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { append, groupBy, lookupBy } from '../../model/collections/lookup.ts';
import type { Connection, ConnectionEnd, ConnectionFailure } from '../../model/connection.ts';
import { derived } from '../../model/memo/derived.ts';
import { componentOf } from '../../model/node.ts';
import type { Party } from '../../model/peerVerification.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { withoutInstant } from '../../trust/goErrorText.ts';
import { advertisedAddress } from '../../uses/lookup/hosts.ts';
import type { MessageKind, MessageValues } from '../kinds/messageKind.ts';
import type { LoggedError } from '../read/loggedError.ts';
import { readLine } from '../read/readMessages.ts';
import { numberOf } from './differentErrors.ts';

/** A broken connection with its error, read as one that is logged, and what it fails by. */
export interface Candidate {
  /** Its place among the broken connections. */
  readonly at: number;
  readonly connection: Connection;
  readonly own: LoggedError | undefined;
  readonly failure: ConnectionFailure;
  /** All hosts of the end that does not start. Absent if there may be others. */
  readonly hosts?: ReadonlySet<string>;
}

/** A component that does not start. */
export interface ReachedComponent {
  readonly component: StoppedComponent;
  /** The hosts by which it is reached. Empty if none is known. */
  readonly hosts: ReadonlySet<string>;
  /** The path on its node of the file that stops it; absent for a need, and where the path is unknown. */
  readonly unread?: string | undefined;
}

/** A broken connection without which a component does not start. */
export interface Needed extends Candidate {
  readonly starved: ReachedComponent;
}

/** The connections of a report by everything that a logged error may name: a log of many errors is not compared with each of them. */
export interface ConnectionIndex {
  /** Clients of the report. */
  readonly components: ReadonlySet<Party>;
  /** By the component of the server, and by the component and the host that they connect to, the components of its clients. */
  readonly clientsOf: ReadonlyMap<string, readonly Party[]>;
  /** By "client server". */
  readonly between: ReadonlyMap<string, readonly Connection[]>;
  readonly stopped: readonly Candidate[];
  /** The components that do not start. */
  readonly reached: readonly ReachedComponent[];
  /** The broken connections without which a component does not start. */
  readonly needed: readonly Needed[];
  readonly byFailure: ReadonlyMap<ConnectionFailure, readonly Candidate[]>;
  /** By the name of the kind. */
  readonly alike: ReadonlyMap<string, AlikeErrors>;
  readonly hosts: ReadonlySet<string>;
  /** Results for earlier errors, by their keys. */
  readonly matches: Map<string, readonly Connection[]>;
}

/** Connections whose errors are of kinds with one name. */
interface AlikeErrors {
  readonly all: Candidate[];
  /** By "name value" of what the error quotes, or by the name alone where it quotes nothing of the kind. */
  readonly byValue: Map<string, Candidate[]>;
  /** Texts of the errors, and how long they are. */
  readonly texts: Set<string>;
  readonly lengths: Set<number>;
}

/** Values that must be equal if both errors quote them. */
const QUOTED = ['host', 'port', 'path', 'authority', 'user', 'flag'] as const;

/** Whether no value that both quote differs. */
export function agree(one: MessageValues, other: MessageValues): boolean {
  return QUOTED.every((name) => {
    const [a, b] = [one[name], other[name]];
    return a === undefined || b === undefined || a === b;
  });
}

/** The index of the connections, which is made once. */
export const connectionIndex = derived((source: StateSource): ConnectionIndex => {
  const { connections } = source;
  const between = new Map<string, Connection[]>();
  const byFailure = new Map<ConnectionFailure, Candidate[]>();
  const alike = new Map<string, AlikeErrors>();
  const stopped: Candidate[] = [];
  const hosts = new Set<string>();
  let at = 0;
  for (const connection of connections) {
    append(between, `${connection.from.component} ${connection.to.component}`, connection);
    if (connection.verdict !== 'broken') continue;
    const own = errorOf(connection);
    const candidate = { at: at++, connection, own, failure: failureOf(connection) };
    if (connection.host) hosts.add(connection.host.value);
    if (connection.stopped !== undefined) stopped.push(withHosts(candidate, source));
    append(byFailure, candidate.failure, candidate);
    if (own) addAlike(alike, own, candidate);
  }
  const components = new Set(connections.map(({ from }) => from.component));
  const clientsOf = new Map<string, readonly Party[]>();
  for (const keyed of [serverOf, serverAtHost]) {
    for (const [server, those] of groupBy(connections, keyed)) {
      clientsOf.set(server, [...new Set(those.map(({ from }) => from.component))]);
    }
  }
  const reached = reachedComponents(source);
  const needed = reached.flatMap(neededBy);
  for (const { hosts: own } of reached) for (const host of own) hosts.add(host);
  return { components, clientsOf, between, stopped, reached, needed, byFailure, alike, hosts, matches: new Map() };
});

const serverOf = ({ to }: Connection): string => to.component;
const serverAtHost = ({ to, host }: Connection): string => `${to.component} ${host?.value}`;

/** The candidate with the hosts of the end that does not start, if all of them are known. */
function withHosts(candidate: Candidate, source: StateSource): Candidate {
  const { from, to, stopped } = candidate.connection;
  const hosts = hostsOfKubelet(stopped === to.component ? to : from, source);
  return hosts.length > 0 ? { ...candidate, hosts: new Set(hosts) } : candidate;
}

const nodeById = lookupBy<StateSource['nodes'][number]>(({ view }) => view.id);

/** The names and addresses of a Node that its kubelet registers, without a load balancer before them. */
function hostsOfKubelet({ component, node }: ConnectionEnd, { nodes }: StateSource): readonly string[] {
  const view = component === 'kubelet' ? nodeById(nodes, node ?? '')?.view : undefined;
  if (!view) return [];
  const kubelet = componentOf(view, 'kubelet');
  const address = listOf(knownText(kubelet, 'node-ip'))[0] ?? advertisedAddress(view);
  return [address, knownText(kubelet, 'hostname-override')].flatMap((host) => host || []);
}

function reachedComponents(source: StateSource): readonly ReachedComponent[] {
  const components = stoppedComponents(source);
  if (components.length === 0) return [];
  const reaching = groupBy(source.connections, ({ to }) => `${to.component} ${to.node}`);
  return components.map((one) => {
    const own = reaching.get(`${one.end.component} ${one.end.node}`) ?? [];
    // A client that does not verify the name connects to a host all the same.
    const dialed = own.flatMap(({ host, dialed: at }) => host?.value ?? at?.host ?? []);
    const view = nodeById(source.nodes, one.end.node ?? '')?.view;
    const unread = view && one.stop.by === 'files' ? hostPathOfUri(view, one.stop.at.uri) : undefined;
    return { component: one, hosts: new Set([...dialed, ...hostsOfKubelet(one.end, source)]), unread };
  });
}

function neededBy(starved: ReachedComponent): readonly Needed[] {
  const { stop } = starved.component;
  if (stop.by === 'files') return [];
  return stop.connections.map((connection, at) => ({
    at,
    connection,
    own: errorOf(connection),
    failure: failureOf(connection),
    starved,
  }));
}

function addAlike(alike: Map<string, AlikeErrors>, own: LoggedError, candidate: Candidate): void {
  const { name } = own.kind;
  const errors: AlikeErrors = alike.get(name) ?? { all: [], byValue: new Map(), texts: new Set(), lengths: new Set() };
  alike.set(name, errors);
  errors.all.push(candidate);
  for (const quoted of QUOTED) append(errors.byValue, valueKey(quoted, own.values[quoted]), candidate);
  errors.texts.add(own.text);
  errors.lengths.add(own.text.length);
}

function valueKey(name: string, value: string | undefined): string {
  return value === undefined ? name : `${name} ${value}`;
}

/** The connections that may be alike, in their order. */
export function candidatesFor({ kind, values }: LoggedError, index: ConnectionIndex): readonly Candidate[] {
  if (kind.name === 'refused') return [...(index.alike.get(kind.name)?.all ?? []), ...index.stopped, ...index.needed];
  if (kind.name === 'storeUnreachable') return index.needed;
  const found = new Set<Candidate>(kind.name === 'bootstrapImpossible' ? index.needed : []);
  const errors = index.alike.get(kind.name);
  for (const one of errors ? fewestAgreeing(errors, values) : []) found.add(one);
  for (const failure of mayBeAnyFailure(kind) ? kind.failures : []) {
    for (const one of index.byFailure.get(failure) ?? []) found.add(one);
  }
  return [...found].sort((one, other) => one.at - other.at);
}

/** Whether the error does not show by which of its failures a connection fails. */
export function mayBeAnyFailure({ rejects, isOfAnyFailure }: MessageKind): boolean {
  return rejects === 'peer' || isOfAnyFailure === true;
}

/** The candidates that share the rarest value. */
function fewestAgreeing({ all, byValue }: AlikeErrors, values: MessageValues): readonly Candidate[] {
  let fewest: readonly (readonly Candidate[])[] = [all];
  let count = all.length;
  for (const name of QUOTED) {
    const value = values[name];
    if (value === undefined) continue;
    const agreeing = [byValue.get(valueKey(name, value)) ?? [], byValue.get(name) ?? []];
    const agreed = agreeing.reduce((sum, { length }) => sum + length, 0);
    if (agreed < count) [fewest, count] = [agreeing, agreed];
  }
  return fewest.flat();
}

/**
 * Everything of an error that decides which connections it is about: values that no connection has are alike. With the texts of errors of
 * connections that it ends with.
 */
export function keyOf(
  { kind, speaker, peer, role, address, values, text }: LoggedError,
  { alike, hosts }: ConnectionIndex,
): { readonly key: string; readonly texts: ReadonlySet<string> } {
  const errors = alike.get(kind.name);
  const own = withoutInstant(text);
  const texts = new Set<string>();
  for (const length of errors?.lengths ?? []) {
    const end = own.slice(own.length - length);
    if (length <= own.length && errors?.texts.has(end)) texts.add(end);
  }
  const quoted = QUOTED.map((name) => {
    const value = values[name];
    if (value === undefined) return null;
    return errors?.byValue.has(valueKey(name, value)) ? value : false;
  });
  const there = address === undefined ? null : hosts.has(address) && address;
  const key = JSON.stringify([numberOf(kind), speaker, peer, role, there, quoted, [...texts].sort()]);
  return { key, texts };
}

function failureOf(connection: Connection): ConnectionFailure {
  const refused = refusedPeer(connection);
  if (refused) return refused.failure.kind;
  if (connection.side === 'configuration') return 'configuration';
  return connection.kind === 'tokens' ? 'tokenKeys' : 'absentFlag';
}

/** The error of a broken connection, read as one that is logged. */
const errorOf = derived((connection: Connection) => {
  const error = readLine(contentOf(connection.error) ?? '');
  return error && { ...error, text: withoutInstant(error.text) };
});
