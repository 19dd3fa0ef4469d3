import { areUnset } from '../../cluster/nodes/settings.ts';
import type { ComponentView } from '../../model/node.ts';

/** The flags that name an API server, also those of earlier releases. */
const REGISTERED_BY = [
  'kubeconfig',
  'bootstrap-kubeconfig',
  'experimental-bootstrap-kubeconfig',
  'require-kubeconfig',
  'api-servers',
] as const;

/**
 * Whether a kubelet registers with no API server, and runs only the pods of its folder (kubernetes.io, "kubelet", --kubeconfig): none connects to it.
 * Only a whole command line shows it.
 */
export function isStandalone(kubelet: ComponentView | undefined): boolean {
  const source = kubelet?.document?.source;
  return (source === 'unit' || source === 'script') && areUnset(kubelet, ...REGISTERED_BY);
}
