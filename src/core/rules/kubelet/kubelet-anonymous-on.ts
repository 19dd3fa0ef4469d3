import { ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { mayServeEverybody } from '../../uses/lookup/kubeletCallers.ts';
import { kubeletSetting } from '../../uses/lookup/kubeletSetting.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';
import { isLocalKubelet, settingFixes } from '../subjects/kubeletSetting.ts';

/** With a configuration file, anonymous requests are allowed only if it says so (KubeletConfiguration; CIS 4.2.1). */
export const kubeletAnonymousOn = defineRule(KUBELET['kubelet-anonymous-on'], {
  *check(node) {
    const setting = kubeletSetting(node, 'anonymous-auth', { withFile: 'false', withoutFile: 'true' });
    if (setting?.value !== 'true' || isLocalKubelet(node)) return;
    if (mayServeEverybody(node)) {
      yield { message: 'unchecked', at: setting.at };
      return;
    }
    const mode = kubeletSetting(node, 'authorization-mode', { withFile: 'Webhook', withoutFile: 'AlwaysAllow' });
    const isOpen = mode?.value === 'AlwaysAllow';
    yield {
      message: isOpen ? 'open' : 'authorized',
      at: setting.at,
      related: isOpen && mode.isWritten ? [relatedPlace(mode.at, phrase('Every request is allowed here'))] : [],
      fixes: settingFixes(setting, 'anonymous-auth', ownText('false')),
    };
  },
});
