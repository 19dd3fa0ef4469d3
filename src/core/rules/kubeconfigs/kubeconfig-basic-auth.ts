import { holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { belongsToNode } from '../../connections/participants/belonging.ts';
import { BEHAVIOURS } from '../../kubernetes/versions/behaviours.ts';
import { defineRule } from '../engine/rule.ts';
import { CLIENTCMD } from '../references/references.ts';

/** The API server reads no passwords any more (Kubernetes 1.19, release notes). */
export const kubeconfigBasicAuth = defineRule({
  id: 'kubeconfigs/kubeconfig-basic-auth',
  severity: 'error',
  basis: 'must',
  title: 'A kubeconfig logs in with a password',
  messages: {
    removed: 'Basic authentication was removed in Kubernetes 1.19: the API server answers 401.',
    later: 'Basic authentication was removed in Kubernetes 1.19: from then on the API server answers 401.',
  },
  docs: {
    why: 'kube-apiserver has had no `--basic-auth-file` since 1.19, and nobody reads the user name and the password. Only a proxy before it might.',
    fix: 'Use a client certificate, a token or an exec plugin.',
    references: [
      {
        source: 'Kubernetes',
        section: 'Release notes of 1.19, removal of basic authentication',
        url: 'https://github.com/kubernetes/kubernetes/blob/master/CHANGELOG/CHANGELOG-1.19.md',
      },
      CLIENTCMD,
    ],
  },
  *check(node) {
    const isGone = holdsForCluster(node, BEHAVIOURS.basicAuthGone);
    if (isGone === 'no') return;
    for (const kubeconfig of node.kubeconfigs) {
      const { current, uri, users } = kubeconfig;
      for (const view of users) {
        const { basicAuth, token } = view.user;
        // With a token too the file is refused as a whole.
        if (!basicAuth || token) continue;
        const cluster = current.cluster?.cluster;
        // Over plain http none is sent.
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
