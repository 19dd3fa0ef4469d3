import type { KubeconfigClusterView } from '../../model/node.ts';
import { belongsToNode } from '../../uses/lookup/belonging.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { serverUrls } from './serverUrl.ts';

/** 0.0.0.0 and :: are addresses to listen on (RFC 1122 §3.2.1.3, RFC 4291 §2.5.2), and so is a URL without a host. */
export const kubeconfigServerWildcardHost = defineRule(KUBECONFIGS['kubeconfig-server-wildcard-host'], {
  *check(node) {
    for (const { kubeconfig, view, text, url, at } of serverUrls(node)) {
      const isWildcard = url?.host === '0.0.0.0' || url?.host === '::';
      if (!isWildcard && !NO_HOST.test(text)) continue;
      // k3d writes such files, with a certificate that names the address.
      const severity = belongsToNode(node, kubeconfig) ? undefined : 'info';
      if (isWildcard) yield { message: 'wildcard', data: { host: url.host }, at, severity };
      else if (verifiesName(view, text)) yield { message: 'noName', data: { host: text }, at };
      else yield { message: 'noHost', data: { host: text }, at, severity };
    }
  },
});

/** Without a name to verify, crypto/tls does not begin a handshake (tried with net/http of Go 1.26). */
function verifiesName({ cluster }: KubeconfigClusterView, server: string): boolean {
  const { tlsServerName, insecureSkipTlsVerify } = cluster;
  return /^https:/i.test(server) && !tlsServerName?.value && insecureSkipTlsVerify?.value !== true;
}

/** Without a host, Go's net package connects to the local machine. */
const NO_HOST = /^https?:\/\/(?::\d+)?(?:\/|$)/i;
