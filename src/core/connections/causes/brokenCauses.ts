import type { ChainFailure } from '../../model/chainOutcome.ts';
import { append } from '../../model/collections/lookup.ts';
import type { Connection, PeerAuthentication } from '../../model/connection.ts';
import { contentKey } from './trustFaults.ts';

/** One cause of broken connections that no rule about a node reports. */
export interface BrokenCause {
  /** At least one; the first is the one to explain the cause by. */
  readonly connections: readonly [Connection, ...Connection[]];
}

/** Groups connections that fail for one reason: one certificate refused in one way, or one place of the configuration. */
export function brokenCauses(connections: readonly Connection[]): readonly BrokenCause[] {
  const causes = new Map<string, [Connection, ...Connection[]]>();
  for (const connection of connections) {
    append(causes, causeKey(connection), connection);
  }
  return [...causes.values()].map((grouped) => ({ connections: grouped }));
}

function causeKey(connection: Connection): string {
  const { kind, side, at, stopped, unusable } = connection;
  // A file that one end cannot use breaks connections of every kind.
  if (stopped || unusable) return `unusable ${at.uri} ${at.span.start}`;
  const refused = refusedPeer(connection);
  if (!refused) return `${kind} ${side} ${at.uri} ${at.span.start}`;
  const { failure, half } = refused;
  // Each kubelet has its own bundle for clients.
  if (kind === 'kubelet' && side === 'server' && failure.kind === 'unknownAuthority')
    return `bundle ${half.trusted ? contentKey(half.trusted) : at.uri}`;
  return `${failure.kind} ${failure.certificate.sha256} ${failure.kind === 'hostname' ? failure.host : ''}`;
}

/** The half of a handshake that is refused, and why. */
interface RefusedPeer {
  readonly half: PeerAuthentication;
  readonly failure: ChainFailure;
}

/**
 * The certificate that the refusing side does not accept; undefined if it refuses for another reason: a configuration, a token, or a missing
 * certificate.
 */
export function refusedPeer({ side, client, server, failure }: Connection): RefusedPeer | undefined {
  const half = side === 'client' ? server : side === 'server' ? client : undefined;
  return half && failure && { half, failure };
}
