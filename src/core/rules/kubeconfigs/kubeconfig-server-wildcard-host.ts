import { belongsToNode } from '../../uses/lookup/belonging.ts';
import { hasNoHost, namelessServer } from '../../uses/lookup/namelessServer.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { serverUrls } from './serverUrl.ts';

/** 0.0.0.0 and :: are addresses to listen on (RFC 1122 §3.2.1.3, RFC 4291 §2.5.2), and so is a URL without a host. */
export const kubeconfigServerWildcardHost = defineRule(KUBECONFIGS['kubeconfig-server-wildcard-host'], {
  *check(node) {
    for (const { kubeconfig, view, text, url, at } of serverUrls(node)) {
      const isWildcard = url?.host === '0.0.0.0' || url?.host === '::';
      if (!isWildcard && !hasNoHost(text)) continue;
      // k3d writes such files, with a certificate that names the address.
      const severity = belongsToNode(node, kubeconfig) ? undefined : 'info';
      if (isWildcard) yield { message: 'wildcard', data: { host: url.host }, at, severity };
      else if (namelessServer(view)) yield { message: 'noName', data: { host: text }, at };
      else yield { message: 'noHost', data: { host: text }, at, severity };
    }
  },
});
