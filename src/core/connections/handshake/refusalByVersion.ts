import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { BEHAVIOURS, ETCD_BEHAVIOURS } from '../../kubernetes/versions/behaviours.ts';
import { releaseText } from '../../kubernetes/versions/version.ts';
import type { Connection } from '../../model/connection.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import type { EvaluatedConnection } from './evaluation.ts';

/**
 * The connection with a refusal that is made only from some version on left open where the version of the side that would
 * refuse is older, or unknown.
 */
export function asItsVersionRefuses(
  { versioned, earlierError, ...connection }: EvaluatedConnection,
  nodeOf: (id: string) => NodeView | undefined,
): Connection {
  if (versioned === 'unknownAlgorithm' && showsMlDsa(connection)) return mlDsaVerdict(connection, nodeOf);
  if (versioned === undefined || versioned === 'unknownAlgorithm') return inItsWords(connection, earlierError, nodeOf);
  const { side, error = untrusted(''), from, to } = connection;
  // A file that an end cannot read may be that of either.
  const ends = side === 'configuration' ? [from, to] : [side === 'client' ? from : to];
  for (const { node = '', component } of ends) {
    const end = nodeOf(node)?.components.find(({ name }) => name === component);
    // People's clients are of today.
    if (!end) continue;
    const range = end.name === 'etcd' ? ETCD_BEHAVIOURS[versioned] : BEHAVIOURS[versioned];
    if (holdsFor(end, range) === 'yes') continue;
    const { side: _side, error: _error, ...rest } = connection;
    const reason = phrase('Only {component} {version} and later reject this: {error}.', {
      component: end.name,
      version: releaseText(end.name, range.since),
      error,
    });
    return { ...rest, verdict: 'unknown', reason };
  }
  return connection;
}

/** What the client of an older Kubernetes prints leaves out that it was about verifying. */
function inItsWords(
  connection: Connection,
  earlierError: string | undefined,
  nodeOf: (id: string) => NodeView | undefined,
): Connection {
  const { from } = connection;
  const client = nodeOf(from.node ?? '')?.components.find(({ name }) => name === from.component);
  const isOlder = client && client.name !== 'etcd' && holdsFor(client, BEHAVIOURS.verifyPrefix) === 'no';
  return isOlder && earlierError !== undefined ? { ...connection, error: untrusted(earlierError) } : connection;
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
  const { node = '', component } = connection.side === 'client' ? connection.from : connection.to;
  const end = nodeOf(node)?.components.find(({ name }) => name === component);
  if (end?.name === 'etcd' || (end && holdsFor(end, BEHAVIOURS.mlDsaRead) === 'no')) return connection;
  const { side: _side, error: _error, ...rest } = connection;
  return { ...rest, verdict: 'unknown', reason: phrase('ML-DSA keys require Kubernetes 1.38 (Go 1.27) or later.') };
}
