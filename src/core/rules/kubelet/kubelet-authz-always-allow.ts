import { defineRule } from '../engine/rule.ts';
import { KUBELET_CONFIGURATION } from '../references/componentReferences.ts';
import { kubeletSetting, settingFixes } from '../subjects/kubeletSetting.ts';

/** AlwaysAllow asks nobody (kubernetes.io, "Kubelet authentication/authorization"; CIS 4.2.2). */
export const kubeletAuthzAlwaysAllow = defineRule({
  id: 'kubelet/kubelet-authz-always-allow',
  severity: 'warning',
  basis: 'observed',
  title: 'The kubelet allows everything',
  messages: {
    written: 'Every authenticated caller controls this node: the kubelet asks nobody whether a request is allowed.',
    byDefault:
      'Every authenticated caller controls this node: without a configuration file `--authorization-mode` is AlwaysAllow.',
  },
  docs: {
    why: 'With AlwaysAllow whoever the kubelet lets in may run commands in every pod of the node, also a pod’s own service account. With Webhook the API server is asked.',
    fix: 'Set `authorization.mode: Webhook`, or give `--authorization-mode=Webhook`, and restart the kubelet.',
    references: [KUBELET_CONFIGURATION],
    cis: ['4.2.2'],
  },
  *check(node) {
    const setting = kubeletSetting(node, 'authorization-mode', { withFile: 'Webhook', withoutFile: 'AlwaysAllow' });
    if (setting?.value !== 'AlwaysAllow') return;
    yield {
      message: setting.isWritten ? 'written' : 'byDefault',
      at: setting.at,
      fixes: settingFixes(setting, 'authorization-mode', 'Webhook'),
    };
  },
});
