import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import type { Located } from '../../model/documents/located.ts';
import type { NodeView } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';
import { takesServerFromFile } from './takesServerFromFile.ts';

/** A cluster without `server`: kubectl falls back to its own default, everything else refuses (client-go tools/clientcmd, tried). */
export const kubeconfigNoServer = defineRule(KUBECONFIGS['kubeconfig-no-server'], {
  *check(node) {
    for (const kubeconfig of node.kubeconfigs) {
      const { current, uri, hostPath } = kubeconfig;
      const cluster = current.cluster?.cluster;
      if (!cluster || (cluster.server && !isEmpty(node, uri, cluster.server))) continue;
      yield {
        message: 'none',
        data: { cluster: cluster.name, quoted: JSON.stringify(cluster.name) },
        at: { uri, span: cluster.server?.span ?? cluster.nameSpan ?? cluster.span },
        severity: isKubeadms(hostPath) || takesServerFromFile(node, kubeconfig) ? undefined : 'info',
      };
    }
  },
});

/** Whether nothing is written there either: a value may be withheld as a whole. */
function isEmpty(node: NodeView, uri: string, { value, span }: Located<string>): boolean {
  const written = fileOfUri(node, uri)?.file.text?.slice(span.start, span.end) ?? '';
  return value === '' && /^["']*$/.test(written);
}

/** Only these files tell kubeadm's components and its users where the API server is. */
function isKubeadms(hostPath = ''): boolean {
  return /^\/etc\/kubernetes\/[^/]+\.conf$/.test(hostPath);
}
