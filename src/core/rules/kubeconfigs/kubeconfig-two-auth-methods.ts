import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

/** A token and a password exclude each other; a token and a certificate are both sent (client-go, tried). */
export const kubeconfigTwoAuthMethods = defineRule(KUBECONFIGS['kubeconfig-two-auth-methods'], {
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
          related: [relatedPlace({ uri, span: other }, phrase('The other credentials'))],
        };
      }
    }
  },
});
