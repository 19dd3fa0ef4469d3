import { defineRule } from '../engine/rule.ts';
import { KUBELET_CONFIGURATION } from '../references/componentReferences.ts';
import { kubeletSetting, settingFixes } from '../subjects/kubeletSetting.ts';

/** Bearer tokens are checked with the API server only where that is on (KubeletConfiguration). */
export const kubeletWebhookAuthnOff = defineRule({
  id: 'kubelet/kubelet-webhook-authn-off',
  severity: 'hint',
  basis: 'advice',
  title: 'The kubelet takes no tokens',
  messages: { off: 'Service-account tokens, such as those of monitoring, are not accepted by this kubelet.' },
  docs: {
    why: 'Metrics servers and other pods show their service-account token. Without the webhook only client certificates log in.',
    fix: 'Set `authentication.webhook.enabled: true`, or give `--authentication-token-webhook=true`.',
    references: [KUBELET_CONFIGURATION],
  },
  *check(node) {
    const name = 'authentication-token-webhook';
    const setting = kubeletSetting(node, name, { withFile: 'true', withoutFile: 'false' });
    if (setting?.value === 'false')
      yield { message: 'off', at: setting.at, fixes: settingFixes(setting, name, 'true') };
  },
});
