import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { ETCD_BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import type { Flag } from '../../model/documents/component.ts';
import type { ComponentView } from '../../model/node.ts';
import { isOnCommandLine } from '../subjects/givenFlags.ts';

/** The variable of the same setting as a flag, next to which etcd does not start; absent if its release, or an unknown one, takes the flag. */
export function shadowingVariable(etcd: ComponentView, { name }: Flag): Flag | undefined {
  if (holdsFor(etcd, ETCD_BEHAVIORS.shadowedVariableRefused) !== 'yes') return undefined;
  const given = etcd.flags.flatMap(({ flag }) => (flag.name === name ? flag : []));
  return given.some(isOnCommandLine) ? given.find((flag) => !isOnCommandLine(flag)) : undefined;
}
