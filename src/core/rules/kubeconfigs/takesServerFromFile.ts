import { kubeconfigKey, readKubeconfigKey } from '../../cluster/nodes/kubeconfigOwner.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';

/** Whether a component names the file and is known to have no flag with the address of a server, which comes before the file's. */
export function takesServerFromFile(node: NodeView, { document, owner }: KubeconfigView): boolean {
  const component = node.components.find(({ name }) => name === owner);
  const key = kubeconfigKey(document);
  const isNamed = component?.flags.some(({ reference }) => readKubeconfigKey(reference?.resolution) === key);
  return isNamed === true && areUnset(component, 'master') && areUnset(component, 'api-servers');
}
