import { ownText } from '../../model/text/editText.ts';
import { mayServeEverybody, rejectsEverybody } from '../../uses/lookup/kubeletCallers.ts';
import { kubeletSetting } from '../../uses/lookup/kubeletSetting.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';
import { isLocalKubelet, settingFixes } from '../subjects/kubeletSetting.ts';

/** AlwaysAllow checks nothing (kubernetes.io, "Kubelet authentication/authorization"; CIS 4.2.2). */
export const kubeletAuthzAlwaysAllow = defineRule(KUBELET['kubelet-authz-always-allow'], {
  *check(node) {
    const setting = kubeletSetting(node, 'authorization-mode', { withFile: 'Webhook', withoutFile: 'AlwaysAllow' });
    if (setting?.value !== 'AlwaysAllow' || isLocalKubelet(node) || rejectsEverybody(node)) return;
    // kubelet-anonymous-on already reports this kubelet.
    if (mayServeEverybody(node)) return;
    yield {
      message: setting.isWritten ? 'written' : 'byDefault',
      at: setting.at,
      fixes: settingFixes(setting, 'authorization-mode', ownText('Webhook')),
    };
  },
});
