import type { Connection } from '../../model/connection.ts';
import type { Finding } from '../../model/finding.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Party } from '../../model/peerVerification.ts';
import { plainText } from '../../model/text/plainText.ts';
import { asText } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import type { LoggedError, Speaker } from '../read/loggedError.ts';
import type { KnownCertificate } from './certificateIndex.ts';

/** The message with the ends that the line leaves open and the files show. */
export function withEnds(
  read: LoggedError,
  connections: readonly Connection[],
  certificate: KnownCertificate | undefined,
  findings: readonly Finding[],
): LoggedError {
  const error = withEtcd(read, connections);
  const { kind, speaker, peer } = error;
  if (kind.follows) return error;
  if (kind.rejects === 'nobody') return speaker === undefined ? withSpeaker(error, stoppedIn(connections)) : error;
  if (speaker === 'api-server') {
    const known = withClient(error, certificate);
    const [first] = findings;
    // No connection shows clients of extension API servers that are not in the files.
    if (connections.length > 0 || first?.rule !== 'objects/root-ca-configmap-stale')
      return withSpeaker(known, serversIn(connections));
    return { ...known, speaker: 'extension-apiserver', ...(isOfFrontProxy(first) && { peer: 'kube-apiserver' }) };
  }
  if (speaker === undefined) return withSpeaker(error, clientsIn(connections));
  return peer === undefined ? withClient(error, certificate) : error;
}

/** With the etcd of Cluster Mesh, if all connections lead to it. */
function withEtcd(error: LoggedError, connections: readonly Connection[]): LoggedError {
  if (error.peer !== 'etcd' || connections.length === 0) return error;
  return connections.every(({ to }) => to.component === 'clustermesh-etcd')
    ? { ...error, peer: 'clustermesh-etcd' }
    : error;
}

/** With who logs it, if there is only one possibility. */
function withSpeaker(error: LoggedError, possible: ReadonlySet<Speaker | undefined>): LoggedError {
  const [speaker, ...others] = possible;
  return speaker === undefined || others.length > 0 ? error : { ...error, speaker };
}

/** With the client whose certificate a server rejects. */
function withClient(error: LoggedError, certificate: KnownCertificate | undefined): LoggedError {
  if (!certificate || error.role !== 'server' || error.kind.rejects !== 'speaker') return error;
  const [client, ...others] = certificate.clients.size > 0 ? certificate.clients : certificate.servers;
  const peer = others.length > 0 ? undefined : (client ?? nodeOf(certificate));
  // Members are known by the line. This one presents the certificate of the server to its own endpoint for clients.
  const isOwnPeer = peer === 'etcd' && error.speaker === 'etcd';
  return peer === undefined ? error : { ...error, peer, ...(isOwnPeer && { isOwnPeer }) };
}

/** The kubelet is the user of a certificate with the name of a node (kubernetes.io, "Using Node Authorization"). */
function nodeOf({ certificate: { subject } }: KnownCertificate): Party | undefined {
  const name = subject.attributes.findLast(({ type }) => type === 'CN')?.value;
  return name !== undefined && contentOf(name).startsWith('system:node:') ? 'kubelet' : undefined;
}

/** The components that do not start by the connections. */
const stoppedIn = derived((connections: readonly Connection[]) => new Set(connections.map(({ stopped }) => stopped)));

const clientsIn = derived((connections: readonly Connection[]) => {
  const isClients = connections.every(({ side }) => side === 'client');
  return new Set<Speaker>(isClients ? connections.map(({ from }) => from.component) : []);
});

/** Whether the CA that is stale verifies the front proxy, which is kube-apiserver. */
function isOfFrontProxy({ message }: Finding): boolean {
  return 'slots' in message && plainText(asText(message.slots.key ?? '')) === 'requestheader-client-ca-file';
}

const serversIn = derived(
  (connections: readonly Connection[]) => new Set<Speaker>(connections.map(({ to }) => to.component)),
);
