import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagView } from '../../cluster/nodes/flags.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { kubeletSetting } from './kubeletSetting.ts';
import { isStandalone } from './standaloneKubelet.ts';

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
