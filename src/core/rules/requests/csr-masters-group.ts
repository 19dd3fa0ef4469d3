import { flagText } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { componentOf } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';

import { SIGNER } from './signerName.ts';
import { organizationsOf } from './signerRefusal.ts';
import { placeIn, signingRequests } from './signingRequests.ts';

const PLUGIN = 'CertificateSubjectRestriction';

/** No request can get system:masters (kubernetes.io, admission controller CertificateSubjectRestriction). */
export const csrMastersGroup = defineRule(REQUESTS['csr-masters-group'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const disabled = listOf(flagText(apiserver, 'disable-admission-plugins'));
    if (disabled.includes(PLUGIN) || unreadFor(apiserver, 'disable-admission-plugins')) return;
    for (const view of signingRequests(node)) {
      const { request, signer, document } = view;
      if (!request || signer !== SIGNER.client || !organizationsOf(request).includes('system:masters')) continue;
      yield { message: 'refused', at: placeIn(view, document.request) };
    }
  },
});
