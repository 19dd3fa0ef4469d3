import { holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import { belongsToNode } from '../../uses/lookup/belonging.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

/** The API server no longer reads passwords (Kubernetes 1.19, release notes). */
export const kubeconfigBasicAuth = defineRule(KUBECONFIGS['kubeconfig-basic-auth'], {
  *check(node) {
    const isGone = holdsForCluster(node, BEHAVIORS.basicAuthGone);
    if (isGone === 'no') return;
    for (const kubeconfig of node.kubeconfigs) {
      const { current, uri, users } = kubeconfig;
      for (const view of users) {
        const { basicAuth, token, clientCertificate } = view.user;
        // With a token as well, the whole file is rejected; a certificate identifies the user.
        if (!basicAuth || token || clientCertificate.data || clientCertificate.file) continue;
        const cluster = current.cluster?.cluster;
        // Over plain HTTP, no password is sent.
        if (cluster?.server?.value.startsWith('http://')) continue;
        const isSure = view === current.user && belongsToNode(node, kubeconfig) && !cluster?.proxyUrl;
        yield {
          message: isGone === 'yes' ? 'removed' : 'later',
          at: { uri, span: basicAuth },
          severity: isGone !== 'yes' ? 'info' : isSure ? undefined : 'warning',
        };
      }
    }
  },
});
