import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET_CONFIGURATION } from '../references/componentReferences.ts';
import { kubeletSetting, settingFixes } from '../subjects/kubeletSetting.ts';

/** With a configuration file anonymous callers are let in only where it says so (KubeletConfiguration; CIS 4.2.1). */
export const kubeletAnonymousOn = defineRule({
  id: 'kubelet/kubelet-anonymous-on',
  severity: 'warning',
  basis: 'observed',
  title: 'The kubelet lets anonymous callers in',
  messages: {
    authorized:
      'Anyone who reaches :10250 is `system:anonymous`; only authorization stands between them and this node.',
    open: 'Anyone who reaches :10250 is `system:anonymous` and may run commands in every pod, because authorization is AlwaysAllow.',
  },
  docs: {
    why: 'The API of the kubelet runs commands in containers and reads their logs. A caller without credentials should be refused before anything else is asked. Without a configuration file anonymous callers are let in by default.',
    fix: 'Set `authentication.anonymous.enabled: false`, or remove the field, and restart the kubelet. Without a configuration file give `--anonymous-auth=false`.',
    references: [KUBELET_CONFIGURATION],
    cis: ['4.2.1'],
  },
  *check(node) {
    const setting = kubeletSetting(node, 'anonymous-auth', { withFile: 'false', withoutFile: 'true' });
    if (setting?.value !== 'true') return;
    const mode = kubeletSetting(node, 'authorization-mode', { withFile: 'Webhook', withoutFile: 'AlwaysAllow' });
    const isOpen = mode?.value === 'AlwaysAllow';
    yield {
      message: isOpen ? 'open' : 'authorized',
      at: setting.at,
      related: isOpen && mode.isWritten ? [relatedPlace(mode.at, phrase('Everything is allowed here'))] : [],
      fixes: settingFixes(setting, 'anonymous-auth', 'false'),
    };
  },
});
