import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { ownText } from '../../model/text/editText.ts';
import { kubeletSetting } from '../../uses/lookup/kubeletSetting.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';
import { isLocalKubelet, settingFixes } from '../subjects/kubeletSetting.ts';

/** A port without authentication, on by default only without a configuration file (KubeletConfiguration; CIS 4.2.4). */
export const kubeletReadOnlyPort = defineRule(KUBELET['kubelet-read-only-port'], {
  *check(node) {
    const setting = kubeletSetting(node, 'read-only-port', { withFile: '0', withoutFile: '10255' });
    if (!setting || !/^[1-9]\d*$/.test(setting.value) || isLocalKubelet(node)) return;
    // The ports of releases 0.x are unknown here.
    if (!setting.isWritten && holdsFor(setting.kubelet, { since: 0 }) === 'no') return;
    yield {
      message: setting.isWritten ? 'written' : 'byDefault',
      data: { port: setting.value },
      at: setting.at,
      fixes: settingFixes(setting, 'read-only-port', ownText('0')),
    };
  },
});
