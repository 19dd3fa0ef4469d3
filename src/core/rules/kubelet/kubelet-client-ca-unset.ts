import { aboutAbsent, aboutPlace } from '../../model/about.ts';
import { unsetClientCa } from '../../uses/lookup/kubeletClientCa.ts';
import { kubeletSetting } from '../../uses/lookup/kubeletSetting.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

/** The kubelet accepts client certificates only with a CA for them (CIS 4.2.3). If it lets everybody do everything, that is reported separately. */
export const kubeletClientCaUnset = defineRule(KUBELET['kubelet-client-ca-unset'], {
  *check(node) {
    const unset = unsetClientCa(node);
    if (!unset) return;
    const { setting, isAnonymousOn } = unset;
    const { kubelet, at } = setting;
    const token = kubeletSetting(node, 'authentication-token-webhook', { withFile: 'true', withoutFile: 'false' });
    yield {
      message: isAnonymousOn ? 'anonymous' : 'unset',
      severity: isAnonymousOn || token?.value === 'true' ? 'warning' : undefined,
      about: [aboutAbsent(kubelet.uri, 'kubelet', 'trusted'), aboutPlace(at)],
      at,
    };
  },
});
