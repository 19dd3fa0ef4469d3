import type { FileMode } from '../../model/ports.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import type { RuleReference } from '../engine/rule.ts';

/** The bits of a right, for whoever it is given to (chmod(2)). */
const RIGHTS = { read: 0o444, write: 0o222 } as const;

const GROUP = 0o070;

const OTHERS = 0o007;

/** Whom a mode gives a right beside the owner. */
export interface Allowed {
  readonly kind: 'everyone' | 'group';
  /** For people: "everyone", "the group users". */
  readonly who: Text;
}

/** The largest circle that has the right; undefined where only the owner has it. */
export function allowedBeside(mode: FileMode, right: keyof typeof RIGHTS): Allowed | undefined {
  const bits = mode.bits & RIGHTS[right];
  if ((bits & OTHERS) !== 0) return { kind: 'everyone', who: phrase('everyone') };
  if ((bits & GROUP) !== 0)
    return { kind: 'group', who: phrase('the group {group}', { group: mode.group ?? mode.gid }) };
  return undefined;
}

/** True where the mode gives a right that `limit` does not. */
export function isWiderThan({ bits }: FileMode, limit: number): boolean {
  return (bits & 0o777 & ~limit) !== 0;
}

/** The benchmark whose recommendations the rules on permissions answer. */
export const CIS_BENCHMARK: RuleReference = {
  source: 'CIS',
  section: 'Kubernetes Benchmark, configuration files of the control plane and of workers',
  url: 'https://www.cisecurity.org/benchmark/kubernetes',
};
