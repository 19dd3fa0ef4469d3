import { flagView } from '../../cluster/nodes/flags.ts';
import { type Evidence, strongest } from '../../model/evidence.ts';
import type { ComponentView } from '../../model/node.ts';

/**
 * The evidence for a flag's value: the flag itself, kubeadm's name for the file that it would name, or the default of the component, which is
 * not known better than the component itself.
 */
export function evidenceOfFlag(component: ComponentView, name: string): Evidence {
  if (flagView(component, name)) return 'configured';
  const { implied } = component;
  if (implied.size === 0) return 'default';
  return (
    implied.get(name)?.evidence ??
    strongest([...implied.values()].map(({ evidence = 'conventional' }) => ({ evidence })))
  );
}
