import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import type { KubeconfigUser } from '../../model/documents/kubeconfig.ts';
import type { NodeView } from '../../model/node.ts';
import { defineRule, type Issue } from '../engine/rule.ts';
import { CLIENTCMD, KUBECONFIG_PAGE } from '../references/references.ts';

/** A client certificate without its key, or a key without its certificate (client-go's validation, tried). */
export const kubeconfigClientHalf = defineRule({
  id: 'kubeconfigs/kubeconfig-client-half',
  severity: 'error',
  basis: 'observed',
  title: 'A kubeconfig gives only half of a client identity',
  messages: {
    withoutKey:
      'Certificate without key: `client-key-data or client-key must be specified for {user} to use the clientCert authentication method.`',
    withoutCertificate:
      'Key without certificate: user “{user}” is silently not authenticated by it, and the API server answers as to anybody.',
    awaited: 'Key without certificate: user “{user}” waits for an external CA to sign {request}.',
  },
  docs: {
    why: 'To prove who it is, a client shows its certificate and signs with its key. With the certificate alone client-go refuses the file; with the key alone it sends nothing, and the server sees an anonymous caller.',
    fix: 'Add the other half from the same source; `kubeadm init phase kubeconfig <name>` writes both.',
    references: [CLIENTCMD, KUBECONFIG_PAGE],
  },
  *check(node): Iterable<Issue<'withoutKey' | 'withoutCertificate' | 'awaited'>> {
    for (const { users, current, uri } of node.kubeconfigs) {
      for (const view of users) {
        const { user } = view;
        const certificate = user.clientCertificate.data ?? user.clientCertificate.file;
        const key = user.clientKey.data ?? user.clientKey.file;
        const severity = view === current.user ? undefined : 'warning';
        if (certificate && !key) {
          yield { message: 'withoutKey', data: { user: user.name }, at: { uri, span: certificate.span }, severity };
        } else if (key && !certificate && !hasOtherMethod(user)) {
          const request = requestBeside(node, uri);
          const at = { uri, span: key.span };
          if (request) yield { message: 'awaited', data: { user: user.name, request }, at, severity: 'info' };
          else yield { message: 'withoutCertificate', data: { user: user.name }, at, severity };
        }
      }
    }
  },
});

function hasOtherMethod({ token, tokenFile, otherMethod }: KubeconfigUser): boolean {
  return Boolean(token ?? tokenFile ?? otherMethod);
}

/** With an external CA kubeadm writes admin.conf.csr beside a kubeconfig that has only the key. */
function requestBeside(node: NodeView, uri: string): string | undefined {
  return fileOfUri(node, `${uri}.csr`)?.path;
}
