import { refusedPeer } from '../../connections/causes/brokenCauses.ts';
import type { Connection, ConnectionFailure } from '../../model/connection.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Party } from '../../model/peerVerification.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { withoutInstant } from '../../trust/goErrorText.ts';
import type { MessageValues } from '../kinds/messageKind.ts';
import type { LoggedError, Speaker } from '../read/loggedError.ts';
import { readLine } from '../read/readMessages.ts';

/** The broken connections that the error may be about, the most likely first. */
export function matchConnections(message: LoggedError, connections: readonly Connection[]): readonly Connection[] {
  const components = new Set(connections.map(({ from }) => from.component));
  return connections
    .filter(({ verdict }) => verdict === 'broken')
    .map((connection) => ({ connection, score: scoreOf(message, connection, components) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ connection }) => connection);
}

/** The connections between the two ends of the error; empty where either is unknown. */
export function connectionsBetween(
  { speaker, peer, role }: LoggedError,
  connections: readonly Connection[],
): readonly Connection[] {
  if (speaker === undefined || peer === undefined) return [];
  const [client, server] = role === 'server' ? [peer, speaker] : [speaker, peer];
  return connections.filter(({ from, to }) => from.component === client && to.component === server);
}

/** 0 where it cannot be this connection. */
function scoreOf(message: LoggedError, connection: Connection, components: ReadonlySet<Party>): number {
  const likeness = likenessOf(message, connection);
  const ends = endsScore(message, connection, components);
  if (likeness === 0 || ends === undefined) return 0;
  const { host } = connection;
  const isThere = message.address !== undefined && host?.value === message.address;
  return likeness + ends + (isThere ? 2 : 0);
}

/** How much the errors are alike: the same text, the same kind with the same values, the same failure in other words. */
function likenessOf(message: LoggedError, connection: Connection): number {
  const { kind, values } = message;
  const own = errorOf(connection);
  if (kind.name === 'refused') return connection.stopped !== undefined && isPeer(message, connection.stopped) ? 1 : 0;
  if (own?.kind === kind) {
    if (!agree(values, own.values)) return 0;
    return 4 + (withoutInstant(message.text).endsWith(own.text) ? 4 : 0);
  }
  if (own?.kind.name === kind.name) return agree(values, own.values) ? 2 : 0;
  return kind.rejects === 'peer' && kind.failures.includes(failureOf(connection)) ? 1 : 0;
}

function isPeer({ peer }: LoggedError, stopped: Party): boolean {
  return peer === undefined || peer === stopped;
}

function failureOf(connection: Connection): ConnectionFailure {
  const refused = refusedPeer(connection);
  if (refused) return refused.failure.kind;
  if (connection.side === 'configuration') return 'configuration';
  return connection.kind === 'tokens' ? 'tokenKeys' : 'absentFlag';
}

/** Whether no value that both quote differs. */
function agree(one: MessageValues, other: MessageValues): boolean {
  return (['host', 'path', 'authority', 'user', 'flag'] as const).every((name) => {
    const [a, b] = [one[name], other[name]];
    return a === undefined || b === undefined || a === b;
  });
}

/** How well the ends agree; undefined where one of them is another. */
function endsScore(
  { kind, speaker, peer, role }: LoggedError,
  { side, from, to, stopped }: Connection,
  components: ReadonlySet<Party>,
): number | undefined {
  if (kind.name === 'refused') return speaker === from.component ? 3 : 1;
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
  if (peer !== undefined && peer !== whom.component) return undefined;
  if (speaker === undefined || speaker === says.component) return (speaker ? 3 : 1) + (peer ? 2 : 0);
  // An extension API server is one by the same library, and its lines look the same.
  if (speaker === 'kube-apiserver' && role === 'server' && says.component === 'extension-apiserver') return 1;
  // A client that is not in the workspace meets the same server certificate.
  const isOfServer = side === 'client' && kind.name !== 'unknownAuthority';
  return isProgram(speaker) || (isOfServer && !components.has(speaker as Party)) ? 1 : undefined;
}

function opposite(role: LoggedError['role']): LoggedError['role'] {
  if (role === undefined) return undefined;
  return role === 'client' ? 'server' : 'client';
}

function isProgram(speaker: Speaker): boolean {
  return ['kubeadm', 'curl', 'openssl', 'etcdctl', 'browser'].includes(speaker);
}

/** The error of a broken connection, read as one that is logged. */
const errorOf = derived((connection: Connection) => {
  const error = readLine(contentOf(connection.error) ?? '');
  return error && { ...error, text: withoutInstant(error.text) };
});
