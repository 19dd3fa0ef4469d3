import { areUnset } from '../../cluster/nodes/settings.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import { kubeletSetting } from './kubeletSetting.ts';

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

/** Whether a standalone kubelet answers every request with 401: it has no authenticator, and rejects anonymous requests. */
export function rejectsEverybody(node: NodeView): boolean {
  const valueOr = (name: string, byDefault: string) =>
    kubeletSetting(node, name, { withFile: byDefault, withoutFile: byDefault })?.value;
  return (
    isStandalone(componentOf(node, 'kubelet')) &&
    valueOr('anonymous-auth', 'true') === 'false' &&
    valueOr('authentication-token-webhook', 'false') === 'false' &&
    valueOr('client-ca-file', '') === ''
  );
}
