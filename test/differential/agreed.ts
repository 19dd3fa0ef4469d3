import { differences, type Outcome, type Outcomes } from './outcome.ts';

/** A difference that stays for now, which docs/agreement.md shows with its reason. */
export interface AgreedDifference {
  /** A sentence. */
  readonly reason: string;
  /** What really happens. */
  readonly real: RegExp;
}

/** Each covers at least one recorded connection. */
export const AGREED: readonly AgreedDifference[] = [
  {
    reason:
      'A service account key that kube-apiserver cannot use is a finding, but that kube-apiserver does not start with it is not predicted yet.',
    real: /^configuration: (?:failed to build token generator: |failed to parse service-account-issuer-key-file: error reading |error reading public key file )/,
  },
];

/** The connections of which the inspector reports something else, and no agreed difference covers it. */
export function disagreements(real: Outcomes, predicted: Outcomes): readonly string[] {
  return differences(Object.fromEntries(Object.entries(real).filter(([, outcome]) => !isAgreed(outcome))), predicted);
}

export function isAgreed(outcome: Outcome): boolean {
  return AGREED.some(({ real }) => real.test(outcome));
}
