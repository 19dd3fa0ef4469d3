import type { Connection, HandshakeHalf } from '../../model/connection.ts';
import type { ChainFailure } from '../../model/outcome.ts';

/** The half of a handshake that is refused, and why. */
export interface RefusedHalf {
  readonly half: HandshakeHalf;
  readonly failure: ChainFailure;
}

/** What the refusing side does not accept; undefined where no certificate is refused: a configuration, a token, no certificate at all. */
export function refusedHalf({ side, client, server }: Connection): RefusedHalf | undefined {
  const half = side === 'client' ? server : side === 'server' ? client : undefined;
  if (half?.outcome?.kind !== 'refused') return undefined;
  return { half, failure: half.outcome.failure };
}
