import { belongsToNode } from '../../uses/lookup/belonging.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { serverUrls } from './serverUrl.ts';

/** 0.0.0.0 and :: are addresses to listen on (RFC 1122 §3.2.1.3, RFC 4291 §2.5.2). */
export const kubeconfigServerWildcardHost = defineRule(KUBECONFIGS['kubeconfig-server-wildcard-host'], {
  *check(node) {
    for (const { kubeconfig, url, at } of serverUrls(node)) {
      if (url?.host !== '0.0.0.0' && url?.host !== '::') continue;
      // k3d writes such files, with a certificate that names the address.
      const severity = belongsToNode(node, kubeconfig) ? undefined : 'info';
      yield { message: 'wildcard', data: { host: url.host }, at, severity };
    }
  },
});
