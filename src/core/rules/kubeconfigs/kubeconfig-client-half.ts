import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { isUnfilled } from '../../formats/placeholder.ts';
import { aboutAbsent, aboutPlace } from '../../model/about.ts';
import type { KubeconfigUser } from '../../model/documents/kubeconfig.ts';
import type { NodeView } from '../../model/node.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';
import { reissue } from '../sequences/reissue.ts';

/** A client certificate without its key, or a key without its certificate (client-go's validation, tried). */
export const kubeconfigClientHalf = defineRule(KUBECONFIGS['kubeconfig-client-half'], {
  *check(node): Iterable<IssueOf<(typeof KUBECONFIGS)['kubeconfig-client-half']>> {
    for (const { users, current, uri } of node.kubeconfigs) {
      for (const view of users) {
        const { user } = view;
        const certificate = user.clientCertificate.data ?? user.clientCertificate.file;
        const key = user.clientKey.data ?? user.clientKey.file;
        if ([certificate, key].some((field) => field && isUnfilled(field.value))) continue;
        const severity = view === current.user ? undefined : 'warning';
        if (certificate && !key) {
          const at = { uri, span: certificate.span };
          yield { message: 'withoutKey', data: { user: user.name }, at, severity, command: reissue(node, uri) };
        } else if (key && !certificate && !hasOtherMethod(user)) {
          const request = requestBeside(node, uri);
          const at = { uri, span: key.span };
          if (request) yield { message: 'awaited', data: { user: user.name, request }, at, severity: 'info' };
          else
            yield {
              message: 'withoutCertificate',
              data: { user: user.name },
              at,
              about: [aboutAbsent(uri, 'api', 'presented'), aboutPlace(at)],
              severity,
              command: reissue(node, uri),
            };
        }
      }
    }
  },
});

function hasOtherMethod({ token, tokenFile, otherMethod }: KubeconfigUser): boolean {
  return Boolean(token ?? tokenFile ?? otherMethod);
}

/** With an external CA, kubeadm writes admin.conf.csr next to a kubeconfig that has only the key. */
function requestBeside(node: NodeView, uri: string): string | undefined {
  return fileOfUri(node, `${uri}.csr`)?.path;
}
