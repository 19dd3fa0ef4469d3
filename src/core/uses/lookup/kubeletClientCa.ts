import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { textMatches } from '../../model/decodedFile.ts';
import type { NodeView } from '../../model/node.ts';
import { type KubeletSetting, kubeletSetting } from './kubeletSetting.ts';
import { isStandalone } from './standaloneKubelet.ts';

/** A kubelet without a CA for clients, which does not look at their certificates. */
export interface UnsetClientCa {
  readonly setting: KubeletSetting;
  /** Whether a client that has only a certificate is system:anonymous to it. Otherwise it is answered with 401. Undefined if that is unknown. */
  readonly isAnonymousOn: boolean | undefined;
}

/** Undefined if the kubelet has a CA for clients, if that is unknown, if it lets everybody do everything, and if no API server knows it. */
export function unsetClientCa(node: NodeView): UnsetClientCa | undefined {
  const setting = kubeletSetting(node, 'client-ca-file', { withFile: '', withoutFile: '' });
  if (setting?.value !== '' || !isKubeletsOwn(node, setting.kubelet.uri)) return undefined;
  // A drop-in or a flag may fill in what a file leaves empty.
  if (unreadFor(setting.kubelet, 'client-ca-file') || isStandalone(setting.kubelet)) return undefined;
  // A misspelled field is reported by its own rule.
  if (setting.kubelet.document?.unknownKeys?.some(({ suggestion }) => suggestion === 'clientCAFile')) return undefined;
  const { isAnonymousOn, mode } = callersOf(node);
  return isAnonymousOn && mode === 'AlwaysAllow' ? undefined : { setting, isAnonymousOn };
}

/** Whether the kubelet lets anonymous callers in, and its authorization mode; undefined where it is unknown. */
export function callersOf(node: NodeView): {
  readonly isAnonymousOn?: boolean | undefined;
  readonly mode?: string | undefined;
} {
  const anonymous = kubeletSetting(node, 'anonymous-auth', { withFile: 'false', withoutFile: 'true' });
  const mode = kubeletSetting(node, 'authorization-mode', { withFile: 'Webhook', withoutFile: 'AlwaysAllow' });
  return { isAnonymousOn: anonymous && anonymous.value === 'true', mode: mode?.value };
}

/** The file a kubelet reads on its node. kubeadm fills in the field when it generates that file from its own configuration. */
function isKubeletsOwn(node: NodeView, uri: string): boolean {
  const found = fileOfUri(node, uri);
  return found?.hostPath !== undefined && !textMatches(found.file, KUBEADM);
}

const KUBEADM = /kubeadm\.k8s\.io\//;
