import { isPublished } from '../../kubernetes/values/publishedObjects.ts';
import type { ConfigMapDocument } from '../../model/documents/objects.ts';
import { componentOf, type NodeView } from '../../model/node.ts';

/** The path at which the kubelet mounts the CA that is published to pods. */
const PUBLISHED = /^\/(?:var\/)?run\/secrets\/kubernetes\.io\/serviceaccount\/ca\.crt$/;

/** Whether a path in a pod is that of the CA that is published to pods. */
export function isPublishedBundle(path: string | undefined): boolean {
  return path !== undefined && PUBLISHED.test(path);
}

/**
 * Whether the node's cluster publishes the ConfigMap. The objects next to a control plane in pods of a namespace are of the cluster that hosts it,
 * except in kube-system, where a cluster hosts itself.
 */
export function isPublishedBy(node: NodeView, document: ConfigMapDocument): boolean {
  const { mounts = [], namespace } = componentOf(node, 'kube-apiserver')?.document ?? {};
  const isHosted = namespace !== 'kube-system' && mounts.some(({ objects }) => objects);
  return !isHosted && isPublished(document);
}
