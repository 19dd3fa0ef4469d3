import type { NodeView } from '../../model/node.ts';
import { ownText } from '../../model/text/editText.ts';
import { kubeletSetting } from '../../uses/lookup/kubeletSetting.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';
import { settingFixes } from '../subjects/kubeletSetting.ts';

/** Bearer tokens are checked with the API server only if that is on (KubeletConfiguration). */
export const kubeletWebhookAuthnOff = defineRule(KUBELET['kubelet-webhook-authn-off'], {
  *check(node) {
    const name = 'authentication-token-webhook';
    const setting = kubeletSetting(node, name, { withFile: 'true', withoutFile: 'false' });
    if (setting?.value === 'false' && !servesAnyone(node))
      yield { message: 'off', at: setting.at, fixes: settingFixes(setting, name, ownText('true')) };
  },
});

/** Whether a request with a token that is not checked is served all the same, as one of system:anonymous. */
function servesAnyone(node: NodeView): boolean {
  const anonymous = kubeletSetting(node, 'anonymous-auth', { withFile: 'false', withoutFile: 'true' });
  const mode = kubeletSetting(node, 'authorization-mode', { withFile: 'Webhook', withoutFile: 'AlwaysAllow' });
  return anonymous?.value === 'true' && mode?.value === 'AlwaysAllow';
}
