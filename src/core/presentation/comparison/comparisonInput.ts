import type { StateComparison } from '../../comparison/stateComparison.ts';
import type { Upgrade } from '../../comparison/upgrade.ts';
import type { Report } from '../../model/report.ts';
import type { PathOf } from '../reports/json/paths.ts';

/** Two states with what differs between them. */
export interface ComparisonInput {
  readonly before: ComparedState;
  readonly after: ComparedState;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly comparison: StateComparison;
  /** Set if the state after is evaluated as another release of Kubernetes. */
  readonly upgrade?: Upgrade | undefined;
}

export interface ComparedState {
  /** As the person gave it. */
  readonly name: string;
  readonly report: Report;
  readonly pathOf: PathOf;
}
