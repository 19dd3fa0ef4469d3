import type { LoudFinding } from './loudFindings.ts';

interface Awaited {
  /** Ids of rules. */
  readonly rules: RegExp;
  /** What the title, path and message of the finding hold. */
  readonly of: RegExp;
  readonly until: string;
}

/** What is still said of correct nodes, and what must be so before it is not. Nothing else may be said. */
const AWAITED: readonly Awaited[] = [
  {
    rules: /kubelet-client-ca-unset|end-unusable|flag-file-missing/,
    of: /last folders/,
    until: 'a folder that was moved is known by more than its name',
  },
];

/** Whether a finding on a correct node is one of those that are known to be wrong. */
export const isAwaited = (title: string, { rule, path, message }: LoudFinding): boolean =>
  AWAITED.some(({ rules, of }) => rules.test(rule) && of.test(`${title} | ${path}: ${message}`));

/** Faults that are told, and not yet where they are fixed, or that are told twice. */
const AWAITED_FAULTS: readonly { readonly id: RegExp; readonly title: RegExp; readonly until: string }[] = [];

/** Whether it is known that a fault is not told where it is fixed, and once. */
export const isAwaitedFault = (fault: string, nodeTitle: string): boolean =>
  AWAITED_FAULTS.some(({ id, title }) => id.test(fault) && title.test(nodeTitle));
