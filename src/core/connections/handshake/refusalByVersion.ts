import { firstRelease, type Holds, holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { BEHAVIORS, ETCD_BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import { isReleasedApart } from '../../kubernetes/versions/version.ts';
import type { VersionedRefusal } from '../../model/artifacts/goError.ts';
import type { Connection, ConnectionEnd } from '../../model/connection.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type { VersionRange } from '../../model/documents/version.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import type { EarlierText, EvaluatedConnection } from './evaluation.ts';

/**
 * The connection with a refusal that is made only from some version on left open where the version of the side that would
 * refuse is older, or unknown.
 */
export function asItsVersionRefuses(
  { versioned, earlier, owner, ...connection }: EvaluatedConnection,
  nodeOf: (id: string) => NodeView | undefined,
): Connection {
  if (versioned === 'unknownAlgorithm' && showsMlDsa(connection)) return mlDsaVerdict(connection, nodeOf);
  if (versioned === undefined || versioned === 'unknownAlgorithm') return inItsWords(connection, earlier, nodeOf);
  const { side, error = untrusted(''), from, to } = connection;
  // A file that an end cannot read may be that of either.
  const ends = owner
    ? [owner === 'to' ? to : from]
    : side === 'configuration'
      ? [from, to]
      : [side === 'client' ? from : to];
  for (const place of ends) {
    const isPod = place.component === 'pod';
    // The programs of a cluster's pods are about as old as the cluster. People's clients are of today.
    const end = isPod ? componentAt({ ...to, component: 'kube-apiserver' }, nodeOf) : componentAt(place, nodeOf);
    if (!end || refusesByRelease(end, versioned) === 'yes') continue;
    const release = { component: end.name, version: firstRelease(end, rangeOf(end, versioned)), error };
    return undecided(
      connection,
      isPod
        ? phrase('Only programs as new as {component} {version} reject this: {error}.', release)
        : phrase('Only {component} {version} and later reject this: {error}.', release),
    );
  }
  return inItsWords(connection, earlier, nodeOf);
}

/** Whether the release of a component refuses what only some refuse. */
export function refusesByRelease(
  component: ComponentView,
  versioned: Exclude<VersionedRefusal, 'unknownAlgorithm'>,
): Holds {
  return holdsFor(component, rangeOf(component, versioned));
}

function rangeOf({ name }: ComponentView, versioned: Exclude<VersionedRefusal, 'unknownAlgorithm'>) {
  return isOfEtcd(name) ? ETCD_BEHAVIORS[versioned] : BEHAVIORS[versioned];
}

/** etcd never printed what kube-apiserver puts before the error of authentication. */
function earlierRange({ name }: ComponentView, before: EarlierText['before']): VersionRange {
  if (!isOfEtcd(name)) return BEHAVIORS[before];
  return before === 'verifyPrefix' ? ETCD_BEHAVIORS.verifyPrefix : {};
}

function isOfEtcd(name: ComponentName): boolean {
  return name === 'etcd' || name === 'etcdctl';
}

/** Undefined also for a program with separate releases, whose Go no table contains: it is assumed to be a recent one. */
function componentAt({ node = '', component }: ConnectionEnd, nodeOf: (id: string) => NodeView | undefined) {
  const found = nodeOf(node)?.components.find(({ name }) => name === component);
  return found && isReleasedApart(found.name) && !isOfEtcd(found.name) ? undefined : found;
}

/** The connection without anything that only holds of a broken one. */
function undecided(connection: Connection, reason: Text): Connection {
  const { id, kind, domain, from, to, host, client, server, identity, evidence, at } = connection;
  return { id, kind, domain, from, to, host, client, server, identity, evidence, verdict: 'unknown', reason, at };
}

/** The error in the words of the release of the side that refuses. */
function inItsWords(
  connection: Connection,
  earlier: EarlierText | undefined,
  nodeOf: (id: string) => NodeView | undefined,
): Connection {
  if (!earlier) return connection;
  const end = componentAt(connection.side === 'client' ? connection.from : connection.to, nodeOf);
  const holds = end ? holdsFor(end, earlierRange(end, earlier.before)) : 'yes';
  // The earlier text is part of the later one, so it is right whatever the patch.
  const isOlder = holds === 'no' || (holds === 'unknown' && end?.version !== undefined);
  return isOlder ? { ...connection, error: untrusted(earlier.error) } : connection;
}

function showsMlDsa({ client, server }: Connection): boolean {
  return [client, server].some((half) =>
    [half?.presented, half?.trusted].some((credentials) =>
      (credentials ? certificatesOf(credentials) : []).some(({ certificate }) =>
        certificate.publicKey.algorithm.startsWith('ML-DSA'),
      ),
    ),
  );
}

/** Only older versions refuse ML-DSA; people's clients may be newer than every version known here. */
function mlDsaVerdict(connection: Connection, nodeOf: (id: string) => NodeView | undefined): Connection {
  const end = componentAt(connection.side === 'client' ? connection.from : connection.to, nodeOf);
  if (end && (isOfEtcd(end.name) || holdsFor(end, BEHAVIORS.mlDsaRead) === 'no')) return connection;
  return undecided(connection, phrase('ML-DSA keys require Kubernetes 1.38 (Go 1.27) or later.'));
}
