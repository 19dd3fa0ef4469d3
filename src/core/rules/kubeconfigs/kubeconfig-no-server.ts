import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { contextFault } from '../../uses/lookup/contextFault.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';
import { givesServer, hasServerByFlag } from './givesServer.ts';

/** A cluster without `server`: kubectl falls back to its own default, everything else refuses (client-go tools/clientcmd, tried). */
export const kubeconfigNoServer = defineRule(KUBECONFIGS['kubeconfig-no-server'], {
  *check(node) {
    for (const kubeconfig of node.kubeconfigs) {
      const { document, uri, hostPath } = kubeconfig;
      const fault = contextFault(document, fileOfUri(node, uri)?.file.text);
      if (fault?.lacks !== 'server' || hasServerByFlag(node, kubeconfig)) continue;
      const at = { uri, span: fault.span };
      const cluster = fault.name;
      if (isKubeadms(hostPath) || givesServer(node, kubeconfig))
        yield { message: 'none', data: { cluster, quoted: JSON.stringify(cluster) }, at };
      else yield { message: 'flag', data: { cluster }, at, severity: 'info' };
    }
  },
});

/** Only these files tell kubeadm's components and its users where the API server is. */
function isKubeadms(hostPath = ''): boolean {
  return /^\/etc\/kubernetes\/[^/]+\.conf$/.test(hostPath);
}
