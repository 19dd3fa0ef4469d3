import { openNode } from './kubeadmNode.ts';
import type { NodeFile } from './nodeOptions.ts';
import type { NodePki } from './nodePki.ts';

/** The path of the worker's kubeconfig in the workspace. */
export const WORKER_CONF = 'worker/etc/kubernetes/kubelet.conf';

/** A control-plane node and a worker that connects to it, after a change to the worker: no single node's files show the fault between the two. */
export async function strayKubelet(
  now: Date,
  change: (worker: NodePki) => void | Promise<void> = () => {},
): Promise<ReadonlyMap<string, NodeFile>> {
  const controlPlane = await openNode({ now, keyAlgorithm: 'ECDSA-P256' });
  const worker = await openNode({ now, keyAlgorithm: 'ECDSA-P256' });
  await change(worker);
  const isOfWorker = (path: string) => /^(var\/|etc\/kubernetes\/kubelet\.conf$)/.test(path);
  return new Map([
    ...[...controlPlane.files].map(([path, file]) => [`control/${path}`, file] as const),
    ...[...worker.files].filter(([path]) => isOfWorker(path)).map(([path, file]) => [`worker/${path}`, file] as const),
  ]);
}
