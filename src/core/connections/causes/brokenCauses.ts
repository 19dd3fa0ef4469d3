import type { ChainFailure, ChainOutcome } from '../../model/chainOutcome.ts';
import { append } from '../../model/collections/lookup.ts';
import type { Connection, PeerAuthentication } from '../../model/connection.ts';
import { isBalancer } from '../../model/documents/component.ts';
import type { PeerVerification } from '../../model/peerVerification.ts';
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
  // Each load balancer as well, and it has any number of servers.
  if (isBalancer(connection.from.component) && half.trusted && failure.kind === 'unknownAuthority')
    return `bundle ${half.trusted.at.uri} ${half.trusted.at.span.start}`;
  const { limitedBy: [certificate] = [failure.certificate] } = failure.kind === 'incompatibleUsage' ? failure : {};
  return `${failure.kind} ${certificate?.sha256} ${failure.kind === 'hostname' ? failure.host : ''}`;
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

/** A verification with the reason why it fails. */
type RefusedVerification = PeerVerification & { readonly outcome: Extract<ChainOutcome, { kind: 'refused' }> };

/** The verifications by which the connections of a cause fail. Empty if they fail for another reason than a certificate. */
export function refusedVerifications({ connections }: BrokenCause): readonly RefusedVerification[] {
  return connections.flatMap((connection) => {
    const { side, from, to, domain, evidence, error } = connection;
    const { half, failure } = refusedPeer(connection) ?? {};
    const { presented, trusted } = half ?? {};
    if (!presented || !trusted || !failure || domain === 'tokens') return [];
    const ends =
      side === 'client'
        ? ({ purpose: 'serverAuth', presentedBy: to.component, trustedBy: from.component } as const)
        : ({ purpose: 'clientAuth', presentedBy: from.component, trustedBy: to.component } as const);
    const outcome = { kind: 'refused', failure } as const;
    return { domain, presented, trusted, evidence, outcome, ...ends, ...(isBalancer(ends.trustedBy) && { error }) };
  });
}
