import type { Connection } from '../model/connection.ts';
import type { CertificateChanges } from './certificateChanges.ts';
import type { HandshakeState } from './handshakeStates.ts';
import type { RestartConstraint } from './restartOrder.ts';

/** A connection in one state on the way. */
export interface ConnectionState {
  readonly state: HandshakeState;
  readonly connection: Connection;
}

/** A connection before the change and after it. Either is absent where the connection is not there. */
export interface ComparedConnection {
  /** The ends for people: `kube-apiserver@cp-1`, the component alone where there is but one node. */
  readonly from: string;
  readonly to: string;
  readonly before?: Connection;
  readonly after?: Connection;
  /** Every state between, in the order of `statesBetween`; empty where neither end brings anything else than before. */
  readonly during: readonly ConnectionState[];
}

/** What a change of a cluster's files does. */
export interface StateComparison {
  readonly certificates: CertificateChanges;
  /** All that are in either state, those that break first. */
  readonly connections: readonly ComparedConnection[];
  readonly constraints: readonly RestartConstraint[];
  /** The restarts in an order in which every connection that works before and after holds; absent where there is none. */
  readonly order?: readonly string[];
  /**
   * Places among `connections` of those that fail on the way in any order: as soon as the files are written, or whichever end is restarted
   * first.
   */
  readonly interrupted: readonly number[];
}

/** Whether a connection that works before is broken after. */
export function breaks({ before, after }: ComparedConnection): boolean {
  return before?.verdict === 'ok' && after?.verdict === 'broken';
}
