import type { Connection } from '../../model/connection.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { derived } from '../../model/memo/derived.ts';
import type { LoggedError, Speaker } from '../read/loggedError.ts';
import type { KnownCertificate } from './certificateIndex.ts';

/** Kinds of errors that depend on when the server verifies, or on what its client connects to. */
const OF_THE_MOMENT: ReadonlySet<string> = new Set(['expired', 'notYetValid', 'hostname']);

/**
 * Whether a server in the message rejects the certificate of a client that it accepts with these files: then its process does not run with
 * them.
 */
export function isAcceptedHere(
  { kind, role, speaker }: LoggedError,
  { certificate }: KnownCertificate,
  connections: readonly Connection[],
): boolean {
  if (kind.rejects !== 'speaker' || role !== 'server' || speaker === undefined) return false;
  return !OF_THE_MOMENT.has(kind.name) && accepted(connections).has(`${certificate.sha256} ${serverOf(speaker)}`);
}

/** Components with one configuration, so that the files of a node show what they connect with. */
const CLIENTS: ReadonlySet<Speaker> = new Set<Speaker>([
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
]);

/** The connection of the message if its client accepts the server with these files; undefined if that is unknown. */
export function acceptedServer(error: LoggedError, connections: readonly Connection[]): Connection | undefined {
  const { kind, role, speaker, peer, address } = error;
  if (kind.rejects !== 'speaker' || role !== 'client' || speaker === undefined || !CLIENTS.has(speaker))
    return undefined;
  if (address === undefined || MOMENTARY.has(kind.name) || !kind.failures.some((one) => VERIFIED.has(one)))
    return undefined;
  return working(connections).get(`${speaker} ${peer} ${address}`) ?? undefined;
}

/** By "client server host", the connection if each of these ends works. */
const working = derived((connections: readonly Connection[]): ReadonlyMap<string, Connection | null> => {
  const found = new Map<string, Connection | null>();
  for (const connection of connections) {
    const { from, to, host, verdict } = connection;
    const key = `${from.component} ${to.component} ${host?.value}`;
    found.set(key, verdict === 'ok' && found.get(key) !== null ? connection : null);
  }
  return found;
});

const MOMENTARY: ReadonlySet<string> = new Set(['expired', 'notYetValid']);

/** Failures of a verification that do not depend on its time. */
const VERIFIED: ReadonlySet<string> = new Set(['unknownAuthority', 'hostname', 'incompatibleUsage', 'nameConstraint']);

/** "SHA-256 component" of client certificates that every such server accepts. Whether its clients accept the server is another question. */
const accepted = derived((connections: readonly Connection[]): ReadonlySet<string> => {
  const found = new Map<string, boolean>();
  for (const { client, to, verdict, side } of connections) {
    const shown = leafOf(client?.presented);
    if (!shown) continue;
    const key = `${shown.certificate.sha256} ${serverOf(to.component)}`;
    const isAccepted = client?.outcome?.kind === 'trusted' && (verdict !== 'broken' || side === 'client');
    found.set(key, isAccepted && found.get(key) !== false);
  }
  return new Set([...found].flatMap(([key, isAccepted]) => (isAccepted ? key : [])));
});

/** Both API servers log the same lines. */
function serverOf(speaker: Speaker): Speaker {
  return speaker === 'kube-apiserver' || speaker === 'extension-apiserver' ? 'api-server' : speaker;
}
