import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET_CONFIGURATION, KUBELET_TLS_BOOTSTRAPPING } from '../references/componentReferences.ts';
import { kubeletSetting, settingFixes } from '../subjects/kubeletSetting.ts';

/** The client certificate is renewed only where rotateCertificates says so, and that is off by default (CIS 4.2.10). */
export const kubeletRotateOff = defineRule({
  id: 'kubelet/kubelet-rotate-off',
  severity: 'warning',
  basis: 'observed',
  title: 'The kubelet does not renew its client certificate',
  messages: {
    off: 'The kubelet does not renew its client certificate: once that has run out, a year after it was issued, the node is NotReady.',
  },
  docs: {
    why: 'A kubelet that was bootstrapped has a certificate of a year. With rotation it asks for the next one in time; the default is not to.',
    fix: 'Set `rotateCertificates: true` and restart the kubelet.',
    references: [KUBELET_CONFIGURATION, KUBELET_TLS_BOOTSTRAPPING],
    cis: ['4.2.10'],
  },
  *check(node) {
    const setting = kubeletSetting(node, 'rotate-certificates', { withFile: 'false', withoutFile: 'false' });
    if (setting?.value !== 'false') return;
    for (const { owner, current } of node.kubeconfigs) {
      const reference = current.user?.clientCertificate?.reference;
      if (owner !== 'kubelet' || !reference?.path.endsWith('/kubelet-client-current.pem')) continue;
      yield {
        message: 'off',
        at: setting.at,
        related: [relatedPlace(reference.at, phrase('The certificate it logs in with'))],
        fixes: settingFixes(setting, 'rotate-certificates', 'true'),
      };
      return;
    }
  },
});
