import type { StoppedComponent } from '../inspection/componentStates.ts';
import type { Connection } from '../model/connection.ts';
import type { CertificateChanges } from './certificateChanges.ts';
import type { HandshakeState } from './handshakeStates.ts';
import type { RestartConstraint } from './restartOrder.ts';

/** A connection in one state on the way. */
export interface ConnectionState {
  readonly state: HandshakeState;
  readonly connection: Connection;
}

/** A connection before the change and after it. Either is absent if the connection is not there. */
export interface ComparedConnection {
  /** The ends for people: `kube-apiserver@cp-1`, the component alone where there is but one node. */
  readonly from: string;
  readonly to: string;
  readonly before?: Connection | undefined;
  readonly after?: Connection | undefined;
  /** Every state between, in the order of `statesBetween`; empty if neither end brings anything else than before. */
  readonly during: readonly ConnectionState[];
}

/** The consequences of a change to a cluster's files. */
export interface StateComparison {
  readonly certificates: CertificateChanges;
  /** All that are in either state, those that break first. */
  readonly connections: readonly ComparedConnection[];
  readonly constraints: readonly RestartConstraint[];
  /** An order of the restarts in which every connection that works before and after stays up; absent if there is none. */
  readonly order?: readonly string[] | undefined;
  /**
   * Places among `connections` of those that fail on the way in any order: as soon as the files are written, or whichever end is restarted
   * first.
   */
  readonly interrupted: readonly number[];
  /** The components that do not start with the later files, each as it is named among the restarts. */
  readonly unsafe: readonly UnsafeRestart[];
}

/** A component that must not be restarted yet. */
export interface UnsafeRestart {
  readonly restart: string;
  readonly stopped: StoppedComponent;
}

/** Whether a connection that works before is broken after. */
export function breaks({ before, after }: ComparedConnection): boolean {
  return before?.verdict === 'ok' && after?.verdict === 'broken';
}

/** Whether a connection that is broken before works after. */
export function recovers({ before, after }: ComparedConnection): boolean {
  return before?.verdict === 'broken' && after?.verdict === 'ok';
}
