import { flagView } from '../../cluster/nodes/flags.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { ComponentView } from '../../model/node.ts';

/** The evidence for a flag's value: the flag itself, or kubeadm's name for the file that it would name. */
export function evidenceOfFlag(component: ComponentView | undefined, name: string): Evidence {
  if (flagView(component, name)) return 'configured';
  return component?.implied.get(name)?.evidence ?? 'conventional';
}
