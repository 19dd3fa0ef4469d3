import { KNOWN_DIFFERENCES } from '../components/knownDifferences.ts';
import { differences, type Outcome, type Outcomes } from './outcome.ts';

/** The classes of differences between nodes under all components that connections show here. */
const HERE = new Set(['apiserver-service-account-key']);

/** Each covers at least one recorded connection. */
export const KNOWN_HERE = KNOWN_DIFFERENCES.filter(({ id }) => HERE.has(id));

/** The connections of which the inspector reports something else, but for known differences. */
export function disagreements(real: Outcomes, predicted: Outcomes): readonly string[] {
  return differences(Object.fromEntries(Object.entries(real).filter(([, outcome]) => !isKnown(outcome))), predicted);
}

/** Whether a known difference covers what really happens. */
export function isKnown(outcome: Outcome): boolean {
  return KNOWN_HERE.some(({ real }) => real.test(outcome));
}
