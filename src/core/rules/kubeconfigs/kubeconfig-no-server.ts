import { CLIENTCMD, KUBECONFIG_PAGE } from '../references.ts';
import { defineRule } from '../rule.ts';

/** A cluster without `server`: kubectl falls back to its own default, everything else refuses (client-go tools/clientcmd, tried). */
export const kubeconfigNoServer = defineRule({
  id: 'kubeconfigs/kubeconfig-no-server',
  severity: 'error',
  basis: 'observed',
  title: 'A cluster of a kubeconfig has no server',
  messages: {
    none: 'Cluster “{cluster}” has no `server`: kubectl dials localhost:8080, and components stop with `invalid configuration: no server found for cluster {quoted}`.',
  },
  docs: {
    why: 'Without an address there is nobody to dial. kubectl then takes http://localhost:8080, which was the API server’s insecure port once, and answers “The connection to the server localhost:8080 was refused”.',
    fix: 'Set it: `kubectl config set-cluster <name> --server=https://<address>:6443 --kubeconfig=<file>`.',
    references: [CLIENTCMD, KUBECONFIG_PAGE],
  },
  *check(node) {
    for (const { current, uri } of node.kubeconfigs) {
      const cluster = current.cluster?.cluster;
      if (!cluster || (cluster.server && cluster.server.value !== '')) continue;
      yield {
        message: 'none',
        data: { cluster: cluster.name, quoted: JSON.stringify(cluster.name) },
        at: { uri, span: cluster.server?.span ?? cluster.nameSpan ?? cluster.span },
      };
    }
  },
});
