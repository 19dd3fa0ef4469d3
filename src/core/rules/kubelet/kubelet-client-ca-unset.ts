import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import type { NodeView } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

import { kubeletSetting } from '../subjects/kubeletSetting.ts';

/** The kubelet accepts client certificates only with a CA for them (CIS 4.2.3). */
export const kubeletClientCaUnset = defineRule(KUBELET['kubelet-client-ca-unset'], {
  *check(node) {
    const setting = kubeletSetting(node, 'client-ca-file', { withFile: '', withoutFile: '' });
    if (setting?.value !== '' || !isKubeletsOwn(node, setting.kubelet.uri)) return;
    // A drop-in or a flag may fill in what a file leaves empty.
    if (unreadFor(setting.kubelet, 'client-ca-file')) return;
    // A misspelled field is reported by its own rule.
    if (setting.kubelet.document?.unknownKeys?.some(({ suggestion }) => suggestion === 'clientCAFile')) return;
    const isOn = (name: string, withFile: string, withoutFile: string) =>
      kubeletSetting(node, name, { withFile, withoutFile })?.value === 'true';
    const isAnonymousOn = isOn('anonymous-auth', 'false', 'true');
    const mode = kubeletSetting(node, 'authorization-mode', { withFile: 'Webhook', withoutFile: 'AlwaysAllow' });
    // Every caller is let in and can do everything, which is reported separately.
    if (isAnonymousOn && mode?.value === 'AlwaysAllow') return;
    const hasToken = isOn('authentication-token-webhook', 'true', 'false');
    yield {
      message: isAnonymousOn ? 'anonymous' : 'unset',
      severity: isAnonymousOn || hasToken ? 'warning' : undefined,
      at: setting.at,
    };
  },
});

/** The file a kubelet reads on its node. kubeadm fills in the field when it generates that file from its own configuration. */
function isKubeletsOwn(node: NodeView, uri: string): boolean {
  const found = fileOfUri(node, uri);
  return found?.hostPath !== undefined && !/kubeadm\.k8s\.io\//.test(found.file.text ?? '');
}
