import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagView } from '../../cluster/nodes/flags.ts';
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

/** The first release whose kubelet has settings by which it checks callers (kubernetes/kubernetes, pull request 34381). */
const CHECKS_CALLERS = { since: 5 };

/** Whether the kubelet may be too old for settings by which it checks callers: then it serves everybody, whoever they are. A written setting shows a later release. */
export function mayServeEverybody(node: NodeView): boolean {
  const kubelet = componentOf(node, 'kubelet');
  const isWritten = (name: string) => flagView(kubelet, name) !== undefined;
  const isLater = isWritten('anonymous-auth') || isWritten('authorization-mode') || isWritten('client-ca-file');
  return kubelet !== undefined && !isLater && holdsFor(kubelet, CHECKS_CALLERS) !== 'yes';
}
