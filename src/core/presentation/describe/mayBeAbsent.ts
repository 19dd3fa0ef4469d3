import type { FlagView } from '../../model/node.ts';

/** Files that a flag names and that a working node lacks: the kubelet needs the first kubeconfig to join only. */
const NEEDED_ONCE: ReadonlySet<string> = new Set(['bootstrap-kubeconfig']);

/** Whether it is no fault that the file of a flag is not there. */
export function mayBeAbsent({ flag, reference }: FlagView): boolean {
  return reference?.resolution.kind === 'missing' && NEEDED_ONCE.has(flag.name);
}
