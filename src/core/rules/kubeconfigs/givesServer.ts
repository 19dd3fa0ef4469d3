import { kubeconfigKey, readKubeconfigKey } from '../../cluster/nodes/kubeconfigOwner.ts';
import { takesServerFromFile } from '../../connections/handshake/loadingSteps.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';

/** Whether the file is the one by which a component finds its server. */
export function givesServer(node: NodeView, { document, owner }: KubeconfigView): boolean {
  const component = node.components.find(({ name }) => name === owner);
  const key = kubeconfigKey(document);
  const isNamed = component?.flags.some(({ reference }) => readKubeconfigKey(reference?.resolution) === key);
  return isNamed === true && takesServerFromFile(component);
}
