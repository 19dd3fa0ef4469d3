import { belongsToNode } from '../../connections/participants/belonging.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIG_PAGE } from '../references/references.ts';
import { serverUrls } from './serverUrl.ts';

/** 0.0.0.0 and :: are addresses to listen on (RFC 1122 §3.2.1.3, RFC 4291 §2.5.2). */
export const kubeconfigServerWildcardHost = defineRule({
  id: 'kubeconfigs/kubeconfig-server-wildcard-host',
  severity: 'error',
  basis: 'must',
  title: 'A kubeconfig dials an address that only listens',
  messages: {
    wildcard: '{host} is no address to connect to: some systems take it for this machine, others refuse it.',
  },
  docs: {
    why: 'A server listens on `0.0.0.0` to be reached at all its addresses. As a destination it means nothing, and no certificate of kubeadm’s names it.',
    fix: 'Write a real address or name, such as 127.0.0.1 on the machine itself.',
    references: [
      { source: 'RFC 1122', section: '3.2.1.3', url: 'https://www.rfc-editor.org/rfc/rfc1122#section-3.2.1.3' },
      KUBECONFIG_PAGE,
    ],
  },
  *check(node) {
    for (const { kubeconfig, url, at } of serverUrls(node)) {
      if (url?.host !== '0.0.0.0' && url?.host !== '::') continue;
      // k3d writes such files, with a certificate that names the address.
      const severity = belongsToNode(node, kubeconfig) ? undefined : 'info';
      yield { message: 'wildcard', data: { host: url.host }, at, severity };
    }
  },
});
