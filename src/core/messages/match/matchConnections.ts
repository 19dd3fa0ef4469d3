import { componentStates, type StateSource, type StoppedComponent } from '../../inspection/componentStates.ts';
import type { Connection, ConnectionEnd } from '../../model/connection.ts';
import type { Party } from '../../model/peerVerification.ts';
import type { LoggedError, Speaker } from '../read/loggedError.ts';
import {
  agree,
  type Candidate,
  candidatesFor,
  connectionIndex,
  keyOf,
  mayBeAnyFailure,
  type Needed,
  type ReachedComponent,
} from './connectionIndex.ts';

/** The broken connections that the error may be about, the most likely first. Errors that differ in nothing that counts share one list. */
export function matchConnections(message: LoggedError, source: StateSource): readonly Connection[] {
  const index = connectionIndex(source);
  const { key, texts } = keyOf(message, index);
  const known = index.matches.get(key);
  if (known) return known;
  const matches = candidatesFor(message, index)
    .map((candidate) => ({ candidate, score: scoreOf(message, candidate, texts, index.components) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ candidate }) => candidate.connection);
  const each = [...new Set(matches)];
  index.matches.set(key, each);
  return each;
}

/** The component that does not start and that the error leads to: the peer of a refused connection, or the component itself. */
export function stoppedFor(message: LoggedError, source: StateSource): StoppedComponent | undefined {
  return connectionIndex(source).reached.find((one) => isAbout(message, one))?.component;
}

/** The connections between the two ends of the error; empty if either is unknown. */
export function connectionsBetween({ speaker, peer, role }: LoggedError, source: StateSource): readonly Connection[] {
  if (speaker === undefined || peer === undefined) return [];
  const own = speaker === 'api-server' ? 'kube-apiserver' : speaker;
  const [client, server] = role === 'server' ? [peer, own] : [own, peer];
  return connectionIndex(source).between.get(`${client} ${server}`) ?? [];
}

/** A connection between the ends of a refused connection that works, to a server that starts; undefined unless both are known. */
export function startingServer(message: LoggedError, source: StateSource): Connection | undefined {
  if (message.kind.name !== 'refused') return undefined;
  const { address } = message;
  const port = message.values.port === undefined ? undefined : Number(message.values.port);
  return connectionsBetween(message, source).find(
    ({ verdict, to, dialed }) =>
      verdict === 'ok' &&
      dialed !== undefined &&
      (address === undefined || dialed.host === address) &&
      (port === undefined || dialed.port === port) &&
      componentStates(source).some(({ end, state }) => state === 'starts' && isSameEnd(end, to)),
  );
}

/** The clients of the server in the message that the files set up, unless the line shows which of them logs it. */
export function possibleClients({ speaker, peer, role, address }: LoggedError, source: StateSource): readonly Party[] {
  if (role !== 'client' || speaker !== undefined || peer === undefined) return [];
  const { clientsOf } = connectionIndex(source);
  return clientsOf.get(address === undefined ? peer : `${peer} ${address}`) ?? [];
}

/** 0 where it cannot be this connection. `texts` are the errors of connections that the message ends with. */
function scoreOf(
  message: LoggedError,
  candidate: Candidate,
  texts: ReadonlySet<string>,
  components: ReadonlySet<Party>,
): number {
  const { connection } = candidate;
  const likeness = likenessOf(message, candidate, texts);
  const ends = endsScore(message, connection, components);
  if (likeness === 0 || ends === undefined) return 0;
  const { host } = connection;
  const isThere = message.address !== undefined && host?.value === message.address;
  return likeness + ends + (isThere ? 2 : 0);
}

/** How much the errors are alike: the same text, the same kind with the same values, the same failure in other words. */
function likenessOf(
  message: LoggedError,
  { connection, own, failure, starved, hosts }: Candidate & Partial<Needed>,
  texts: ReadonlySet<string>,
): number {
  const { kind, values } = message;
  if (starved) return isAbout(message, starved) ? 1 : 0;
  const isOwn = own?.kind === kind && agree(values, own.values) && isPeer(message, connection.to.component);
  if (kind.name === 'refused' && message.address !== undefined && hosts && !hosts.has(message.address)) return 0;
  if (kind.name === 'refused' && !isOwn)
    return connection.stopped !== undefined && isPeer(message, connection.stopped) ? 1 : 0;
  if (own?.kind === kind) {
    if (!agree(values, own.values)) return 0;
    return 4 + (texts.has(own.text) ? 4 : 0);
  }
  if (own?.kind.name === kind.name) return agree(values, own.values) ? 2 : 0;
  return mayBeAnyFailure(kind) && kind.failures.includes(failure) ? 1 : 0;
}

/** Whether the component that does not start logs the error, or one of its clients. */
function isAbout(message: LoggedError, { component: { end }, hosts, unread }: ReachedComponent): boolean {
  if (message.kind.name === CONFIGURATION) {
    const { speaker, values } = message;
    const isOther = speaker !== undefined && speaker !== end.component;
    return !isOther && unread !== undefined && unread === values.path;
  }
  const own = LAST_WORDS.get(message.kind.name);
  if (own !== undefined) return own === end.component;
  return isPeer(message, end.component) && (message.address === undefined || hosts.has(message.address));
}

/** The last words of whichever component cannot read the file in them. */
export const CONFIGURATION = 'configurationUnread';

/** The kinds of errors that are the last words of one component. */
export const LAST_WORDS: ReadonlyMap<string, Party> = new Map<string, Party>([
  ['storeUnreachable', 'kube-apiserver'],
  ['bootstrapImpossible', 'kubelet'],
]);

function isSameEnd(one: ConnectionEnd, other: ConnectionEnd): boolean {
  return one.component === other.component && one.node === other.node;
}

function isPeer({ peer }: LoggedError, stopped: Party): boolean {
  return peer === undefined || mayMean(peer, stopped);
}

/** A line about an etcd does not show whose it is, and k3s and RKE2 log the same lines. */
function mayMean(said: Speaker, party: Party): boolean {
  if (said === 'k3s') return SUPERVISORS.has(party);
  return said === party || (said === 'etcd' && party === 'clustermesh-etcd');
}

const SUPERVISORS: ReadonlySet<Party> = new Set<Party>(['k3s-server', 'rke2-server']);

/** How well the ends agree; undefined if one of them is another. */
function endsScore(message: LoggedError, connection: Connection, components: ReadonlySet<Party>): number | undefined {
  const { kind, speaker, peer, role } = message;
  const { side, from, to, stopped } = connection;
  if (isBehindProxy(message, connection) || isOfEtcdItself(message, connection)) return 1;
  if (kind.name === 'refused') return speaker === from.component ? 3 : 1;
  if (LAST_WORDS.has(kind.name) || kind.isOfKubelet) return 1;
  if (kind.rejects === 'nobody') {
    if (side !== 'configuration' && kind.name !== 'bootstrapImpossible') return undefined;
    if (speaker === undefined || isProgram(speaker)) return 1;
    if (speaker === (stopped ?? from.component)) return 3;
    return speaker === from.component || speaker === to.component ? 1 : undefined;
  }
  if (side === 'configuration') return undefined;
  const rejectingRole = kind.rejects === 'speaker' ? role : opposite(role);
  if (rejectingRole !== undefined && rejectingRole !== side) return undefined;
  const [rejecting, rejected] = side === 'client' ? [from, to] : [to, from];
  const [says, whom] = kind.rejects === 'speaker' ? [rejecting, rejected] : [rejected, rejecting];
  if (peer !== undefined && !mayMean(peer, whom.component)) return undefined;
  const isSpeaker = speaker === says.component || (speaker === 'api-server' && API_SERVERS.has(says.component));
  if (speaker === undefined || isSpeaker) return (speaker ? 3 : 1) + (peer === whom.component ? 2 : 0);
  // A client that is not in the workspace meets the same server certificate.
  const isOfServer = side === 'client' && kind.name !== 'unknownAuthority';
  return isProgram(speaker) || (isOfServer && !components.has(speaker as Party)) ? 1 : undefined;
}

/** kube-apiserver hands the answer of a kubelet to the user who asks for logs. */
function isBehindProxy({ kind, speaker }: LoggedError, connection: Connection): boolean {
  const isUser = speaker === undefined || speaker === 'kubectl';
  return (
    isUser && kind.name === 'unauthorized' && connection.kind === 'kubelet' && connection.answer === 'unauthorized'
  );
}

/** etcd connects to itself with its serving certificate, so that it rejects what its clients reject. */
function isOfEtcdItself({ speaker, peer, role, kind }: LoggedError, connection: Connection): boolean {
  if (connection.kind !== 'etcd' || connection.side !== 'client' || kind.name === 'hostname') return false;
  return role === 'server'
    ? speaker === 'etcd'
    : speaker !== 'kube-apiserver' && peer === 'etcd' && kind.rejects === 'peer';
}

/** Built on one library, whose lines look the same. */
const API_SERVERS: ReadonlySet<Party> = new Set<Party>(['kube-apiserver', 'extension-apiserver']);

function opposite(role: LoggedError['role']): LoggedError['role'] {
  if (role === undefined) return undefined;
  return role === 'client' ? 'server' : 'client';
}

const PROGRAMS: ReadonlySet<Speaker> = new Set<Speaker>([
  'kubeadm',
  'curl',
  'openssl',
  'etcdctl',
  'browser',
  'java',
  'python',
  'nodejs',
  'dotnet',
]);

function isProgram(speaker: Speaker): boolean {
  return PROGRAMS.has(speaker);
}
