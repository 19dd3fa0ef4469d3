import { aboutAbsent } from '../../model/about.ts';
import { isLoopback } from '../../uses/lookup/hosts.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { serverUrls } from './serverUrl.ts';

/** Addresses that no public CA issues certificates for (RFC 1918, RFC 4193, RFC 6598). */
const PRIVATE =
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd][0-9a-f]{2}:)/;

/** Without a CA the client trusts those of its system (client-go, tried). */
export const kubeconfigNoCa = defineRule(KUBECONFIGS['kubeconfig-no-ca'], {
  *check(node) {
    for (const { kubeconfig, view, url, at, isCurrent } of serverUrls(node)) {
      const { certificateAuthority, insecureSkipTlsVerify, proxyUrl } = view.cluster;
      if (url?.scheme !== 'https' || certificateAuthority.data || certificateAuthority.file || proxyUrl) continue;
      if (insecureSkipTlsVerify?.value === true || isHeldElsewhere(kubeconfig.uri, node.files)) continue;
      const isOwn = kubeconfig.owner !== 'kubectl';
      if (!isOwn && !PRIVATE.test(url.host) && !isLoopback(url.host)) continue;
      const about = [aboutAbsent(kubeconfig.uri, 'api', 'trusted')];
      yield { message: 'none', data: { host: url.host }, at, about, severity: isCurrent ? undefined : 'info' };
    }
  },
});

/** A CA field that could not be read is reported as such. */
function isHeldElsewhere(
  uri: string,
  files: readonly {
    readonly file: { readonly uri: string; readonly problems: readonly { readonly code: string }[] };
  }[],
): boolean {
  return files.some(({ file }) => file.uri === uri && file.problems.some(({ code }) => code.startsWith('kubeconfig-')));
}
