import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { CLIENTCMD, KUBECONFIG_PAGE } from '../references/references.ts';

/** A token and a password exclude each other; a token and a certificate are both sent (client-go, tried). */
export const kubeconfigTwoAuthMethods = defineRule({
  id: 'kubeconfigs/kubeconfig-two-auth-methods',
  severity: 'error',
  basis: 'observed',
  title: 'A user of a kubeconfig has two kinds of credentials',
  messages: {
    refused:
      'User “{user}” has a token and a password: `more than one authentication method found`, and kubectl stops.',
    both: 'User “{user}” has a token and a client certificate: both are sent, and the API server takes the certificate first.',
  },
  docs: {
    why: 'client-go refuses a token beside a user name. A certificate beside a token is sent too, so that it is not plain who asks.',
    fix: 'Remove one of them.',
    references: [CLIENTCMD, KUBECONFIG_PAGE],
  },
  *check(node) {
    for (const { current, uri, users } of node.kubeconfigs) {
      for (const view of users) {
        const { token, basicAuth, clientCertificate, name } = view.user;
        const certificate = clientCertificate.data ?? clientCertificate.file;
        const other = basicAuth ?? certificate?.span;
        if (!token || !other) continue;
        const isRefused = basicAuth !== undefined;
        yield {
          message: isRefused ? 'refused' : 'both',
          data: { user: name },
          severity: !isRefused ? 'info' : view === current.user ? undefined : 'warning',
          at: { uri, span: token },
          related: [relatedPlace({ uri, span: other }, phrase('The other one'))],
        };
      }
    }
  },
});
