import { holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import { belongsToNode } from '../../uses/lookup/belonging.ts';
import { isPlainHttp, passwordAlone } from '../../uses/lookup/userLogin.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

/** The API server no longer reads passwords (Kubernetes 1.19, release notes). */
export const kubeconfigBasicAuth = defineRule(KUBECONFIGS['kubeconfig-basic-auth'], {
  *check(node) {
    const isGone = holdsForCluster(node, BEHAVIORS.basicAuthGone);
    if (isGone === 'no') return;
    for (const kubeconfig of node.kubeconfigs) {
      const { current, uri, users } = kubeconfig;
      // Over plain HTTP, no password is sent.
      if (isPlainHttp(kubeconfig)) continue;
      for (const view of users) {
        const basicAuth = passwordAlone(view.user);
        if (!basicAuth) continue;
        const isProxied = current.cluster?.cluster.proxyUrl !== undefined;
        const isSure = view === current.user && belongsToNode(node, kubeconfig) && !isProxied;
        yield {
          message: isGone === 'yes' ? 'removed' : 'later',
          at: { uri, span: basicAuth },
          severity: isGone !== 'yes' ? 'info' : isSure ? undefined : 'warning',
        };
      }
    }
  },
});
