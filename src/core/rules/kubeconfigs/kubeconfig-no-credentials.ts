import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

/** A user without credentials is anonymous (client-go, tried). */
export const kubeconfigNoCredentials = defineRule(KUBECONFIGS['kubeconfig-no-credentials'], {
  *check(node) {
    for (const { current, uri, clusters, hostPath, owner } of node.kubeconfigs) {
      const user = current.user?.user;
      if (!user || clusters.length === 0) continue;
      // Over plain HTTP, as to `kubectl proxy`, client-go sends no credentials (clientcmd, IsConfigTransportTLS).
      if (current.cluster?.cluster.server?.value.startsWith('http://')) continue;
      const fields = [user.clientCertificate, user.clientKey];
      if (fields.some(({ data, file }) => data || file)) continue;
      if (user.token || user.tokenFile || user.otherMethod || user.basicAuth) continue;
      // A field that exists but has no value was emptied.
      const written = fileOfUri(node, uri)?.file.text?.slice(user.span.start, user.span.end) ?? '';
      if (EMPTIED.test(written)) continue;
      // Nothing is known to use it: a webhook's kubeconfig needs no credentials, and a template gets them later.
      const isUsed = owner !== 'kubectl' || KUBEADM_FILE.test(hostPath ?? '');
      const severity = isUsed ? undefined : 'info';
      yield { message: 'none', data: { user: user.name }, at: { uri, span: user.span }, severity };
    }
  },
});

const EMPTIED = /^[ \t]*(?:- )?["']?(?:client-certificate-data|client-key-data|token)["']?:[ \t]*\r?$/m;
const KUBEADM_FILE = /^\/etc\/kubernetes\/[^/]+\.conf$/;
