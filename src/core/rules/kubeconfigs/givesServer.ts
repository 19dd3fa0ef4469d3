import { flagText } from '../../cluster/nodes/flags.ts';
import { kubeconfigKey, readKubeconfigKey } from '../../cluster/nodes/kubeconfigOwner.ts';
import { takesServerFromFile } from '../../connections/handshake/loadingSteps.ts';
import type { ComponentView, FlagView, KubeconfigView, NodeView } from '../../model/node.ts';

/** Whether the file is the one by which a component finds its server. */
export function givesServer(node: NodeView, kubeconfig: KubeconfigView): boolean {
  const component = node.components.find(({ name }) => name === kubeconfig.owner);
  return component !== undefined && namings(component, kubeconfig).length > 0 && takesServerFromFile(component);
}

/** Whether every component that names the file has the address of its server from `--master`, which is for `--kubeconfig` only. */
export function hasServerByFlag(node: NodeView, kubeconfig: KubeconfigView): boolean {
  const uses = node.components.flatMap((component) =>
    namings(component, kubeconfig).map(({ flag }) => flag.name === 'kubeconfig' && flagText(component, 'master')),
  );
  return uses.length > 0 && uses.every(Boolean);
}

/** The flags of the component that lead to the file. */
function namings({ flags }: ComponentView, { document }: KubeconfigView): readonly FlagView[] {
  const key = kubeconfigKey(document);
  return flags.filter(({ reference }) => readKubeconfigKey(reference?.resolution) === key);
}
