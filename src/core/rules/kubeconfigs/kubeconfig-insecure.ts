import { defineRule } from '../engine/rule.ts';
import { KUBECONFIG_PAGE } from '../references/references.ts';

/** insecure-skip-tls-verify without a CA: works, and hides every fault of the server's certificate. */
export const kubeconfigInsecure = defineRule({
  id: 'kubeconfigs/kubeconfig-insecure',
  severity: 'warning',
  basis: 'should',
  title: 'A kubeconfig does not verify the server',
  messages: {
    insecure: 'The certificate of {server} is not checked; credentials can be stolen.',
    local: 'The certificate of {server} is not checked. On this machine itself that is a small risk.',
  },
  docs: {
    why: 'Whoever can answer at the address of the server gets the token or, by forwarding, the rights of the user. It also hides an expired or wrong serving certificate until somebody verifies it.',
    fix: 'Give the CA instead: `kubectl config set-cluster <name> --certificate-authority=ca.crt --embed-certs`, and remove insecure-skip-tls-verify.',
    references: [KUBECONFIG_PAGE],
  },
  *check(node) {
    for (const { document, uri } of node.kubeconfigs) {
      for (const { insecureSkipTlsVerify: insecure, certificateAuthority, server, name } of document.clusters) {
        if (insecure?.value !== true || certificateAuthority.data || certificateAuthority.file) continue;
        if (server?.value.startsWith('http://')) continue;
        const address = server?.value ?? `cluster “${name}”`;
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
