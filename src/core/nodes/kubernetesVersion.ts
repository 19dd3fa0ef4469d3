import { componentOf, type NodeView } from './node.ts';

/** True where the image of the node's kube-apiserver says a version older than 1.`minor`; false where no version is known. */
export function isBeforeKubernetes(node: NodeView, minor: number): boolean {
  const version = componentOf(node, 'kube-apiserver')?.document?.version;
  return version?.major === 1 && version.minor < minor;
}
