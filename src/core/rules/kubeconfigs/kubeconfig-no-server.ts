import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { contextFault } from '../../uses/lookup/contextFault.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';
import { givesServer } from './givesServer.ts';

/** A cluster without `server`: kubectl falls back to its own default, everything else refuses (client-go tools/clientcmd, tried). */
export const kubeconfigNoServer = defineRule(KUBECONFIGS['kubeconfig-no-server'], {
  *check(node) {
    for (const kubeconfig of node.kubeconfigs) {
      const { document, uri, hostPath } = kubeconfig;
      const fault = contextFault(document, fileOfUri(node, uri)?.file.text);
      if (fault?.lacks !== 'server') continue;
      yield {
        message: 'none',
        data: { cluster: fault.name, quoted: JSON.stringify(fault.name) },
        at: { uri, span: fault.span },
        severity: isKubeadms(hostPath) || givesServer(node, kubeconfig) ? undefined : 'info',
      };
    }
  },
});

/** Only these files tell kubeadm's components and its users where the API server is. */
function isKubeadms(hostPath = ''): boolean {
  return /^\/etc\/kubernetes\/[^/]+\.conf$/.test(hostPath);
}
