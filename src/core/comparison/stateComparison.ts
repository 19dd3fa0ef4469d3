import type { ComponentState, StoppedComponent } from '../inspection/componentStates.ts';
import type { Connection, ConnectionKind, Verdict } from '../model/connection.ts';
import type { Finding } from '../model/finding.ts';
import type { CertificateChanges } from './certificateChanges.ts';
import type { HandshakeState } from './handshakeStates.ts';
import type { RestartConstraint } from './restartOrder.ts';

/** A connection in one state on the way. */
export interface ConnectionState {
  readonly state: HandshakeState;
  readonly connection: Connection;
  /** Set if the verdict depends on a release that is not known: that of a release which reads its files only when it starts. */
  readonly withoutReading?: Verdict;
}

/** A connection before the change and after it. Either is absent if the connection is not there. */
export interface ComparedConnection {
  readonly kind: ConnectionKind;
  /** The ends for people: `kube-apiserver@cp-1`, the component alone where there is but one node. */
  readonly from: string;
  readonly to: string;
  readonly before?: Connection | undefined;
  readonly after?: Connection | undefined;
  /** Set for each state in which it fails only because one of its ends does not start. */
  readonly follows: { readonly before?: Follows | undefined; readonly after?: Follows | undefined };
  /** Every state between, in the order of `statesBetween`; empty if neither end brings anything else than before. */
  readonly during: readonly ConnectionState[];
}

/** The component because of which a connection fails that nothing is wrong with. */
export interface Follows {
  /** Its place among the components. */
  readonly component: number;
  readonly stopped: StoppedComponent;
}

/** A component that the files set up. A state is absent if it is not there. */
export interface ComparedComponent {
  /** As it is named among the restarts. */
  readonly name: string;
  readonly before?: ComponentState | undefined;
  readonly after?: ComponentState | undefined;
}

/** A finding of the state after, and what it newly breaks: places among the connections and the components. */
export interface ComparedCause {
  readonly finding: Finding;
  readonly breaks: readonly number[];
  readonly stops: readonly number[];
  readonly follows: readonly number[];
}

/** The consequences of a change to a cluster's files. */
export interface StateComparison {
  readonly certificates: CertificateChanges;
  /** All that are in either state, those first that no longer start. */
  readonly components: readonly ComparedComponent[];
  /** All that are in either state, those that break first. */
  readonly connections: readonly ComparedConnection[];
  /** Each cause of what the change breaks once. What no finding accounts for has none. */
  readonly causes: readonly ComparedCause[];
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

/** Whether a connection that works before is broken by itself after. */
export function breaks(one: ComparedConnection): boolean {
  return worksBefore(one) && one.after?.verdict === 'broken' && !one.follows.after;
}

/** Whether a connection that works before fails after only because one of its ends does not start. */
export function startsToFollow(one: ComparedConnection): boolean {
  return worksBefore(one) && one.follows.after !== undefined;
}

/** Whether a connection that fails before works after. */
export function recovers(one: ComparedConnection): boolean {
  return (one.before?.verdict === 'broken' || one.follows.before !== undefined) && worksAfter(one);
}

export function worksBefore({ before, follows }: ComparedConnection): boolean {
  return before?.verdict === 'ok' && !follows.before;
}

export function worksAfter({ after, follows }: ComparedConnection): boolean {
  return after?.verdict === 'ok' && !follows.after;
}
