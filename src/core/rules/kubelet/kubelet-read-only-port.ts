import { defineRule } from '../engine/rule.ts';
import { KUBELET_CONFIGURATION } from '../references/componentReferences.ts';
import { kubeletSetting, settingFixes } from '../subjects/kubeletSetting.ts';

/** A port without authentication, on by default only without a configuration file (KubeletConfiguration; CIS 4.2.4). */
export const kubeletReadOnlyPort = defineRule({
  id: 'kubelet/kubelet-read-only-port',
  severity: 'warning',
  basis: 'should',
  title: 'The kubelet serves a port without authentication',
  messages: {
    written: 'Port {port} shows pods and metrics to anyone, without authentication.',
    byDefault: 'Port {port} shows pods and metrics to anyone: without a configuration file it is open by default.',
  },
  docs: {
    why: 'Pod specifications hold names, addresses and environment variables that help an attacker.',
    fix: 'Set `readOnlyPort: 0`, or give `--read-only-port=0`, and restart the kubelet.',
    references: [KUBELET_CONFIGURATION],
    cis: ['4.2.4'],
  },
  *check(node) {
    const setting = kubeletSetting(node, 'read-only-port', { withFile: '0', withoutFile: '10255' });
    if (!setting || !/^[1-9]\d*$/.test(setting.value)) return;
    yield {
      message: setting.isWritten ? 'written' : 'byDefault',
      data: { port: setting.value },
      at: setting.at,
      fixes: settingFixes(setting, 'read-only-port', '0'),
    };
  },
});
