import { ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { kubeletSetting } from '../../uses/lookup/kubeletSetting.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';
import { settingFixes } from '../subjects/kubeletSetting.ts';

/** The client certificate is renewed only if rotateCertificates is set, which is off by default (CIS 4.2.10). */
export const kubeletRotateOff = defineRule(KUBELET['kubelet-rotate-off'], {
  *check(node) {
    const setting = kubeletSetting(node, 'rotate-certificates', { withFile: 'false', withoutFile: 'false' });
    if (setting?.value !== 'false') return;
    for (const { owner, current } of node.kubeconfigs) {
      const reference = current.user?.clientCertificate?.reference;
      if (owner !== 'kubelet' || !reference?.path.endsWith('/kubelet-client-current.pem')) continue;
      yield {
        message: 'off',
        at: setting.at,
        related: [relatedPlace(reference.at, phrase('The kubelet authenticates with this certificate'))],
        fixes: settingFixes(setting, 'rotate-certificates', ownText('true')),
      };
      return;
    }
  },
});
