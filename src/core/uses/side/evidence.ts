import { flagView } from '../../cluster/nodes/flags.ts';
import type { ComponentView, KubeconfigView } from '../../model/node.ts';

/**
 * How it is known that a participant uses a credential, strongest first. `configured`: a file that was read says so. `default`: the
 * component's documented default. `conventional`: the layout fixes who uses the file. `corroborated`: two independent signs, neither of them a
 * configuration. `inferred`: one sign, such as a name.
 */
export type Evidence = 'configured' | 'default' | 'conventional' | 'corroborated' | 'inferred';

/** The evidence for a flag's value: the flag itself, or kubeadm's name for the file that it would name. */
export function evidenceOfFlag(component: ComponentView | undefined, name: string): Evidence {
  return flagView(component, name) ? 'configured' : 'conventional';
}

/** The evidence that the owner of a kubeconfig reads it: a flag that names the file, or its name and content. */
export function evidenceOfOwner({ isGuessed, owner }: KubeconfigView): Evidence {
  return isGuessed && owner !== 'kubectl' ? 'corroborated' : 'configured';
}
