import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

/** insecure-skip-tls-verify without a CA: works, but hides every fault of the server's certificate. */
export const kubeconfigInsecure = defineRule(KUBECONFIGS['kubeconfig-insecure'], {
  *check(node) {
    for (const { document, uri } of node.kubeconfigs) {
      for (const { insecureSkipTlsVerify: insecure, certificateAuthority, server, name } of document.clusters) {
        if (insecure?.value !== true || certificateAuthority.data || certificateAuthority.file) continue;
        if (server?.value.startsWith('http://')) continue;
        const address = server?.value ?? `cluster "${name}"`;
        const isLocal = /^https:\/\/(localhost|127\.|\[::1\])/.test(address);
        yield {
          message: isLocal ? 'local' : 'insecure',
          data: { server: address },
          at: { uri, span: insecure.span },
          severity: isLocal ? 'info' : undefined,
        };
      }
    }
  },
});
