import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { phrase } from '../../model/text/text.ts';
import { removeLine } from '../edits/fieldEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { CLIENTCMD, KUBECONFIG_PAGE } from '../references/references.ts';

/** insecure-skip-tls-verify beside a CA: refused (client-go's transport, tried). */
export const kubeconfigInsecureAndCa = defineRule({
  id: 'kubeconfigs/kubeconfig-insecure-and-ca',
  severity: 'error',
  basis: 'observed',
  title: 'A cluster of a kubeconfig is insecure and has a CA',
  messages: {
    both: 'Cluster “{cluster}” has a CA and insecure-skip-tls-verify: `specifying a root certificates file with the insecure flag is not allowed`.',
  },
  docs: {
    why: 'The two contradict each other: one asks to verify the server with this CA, the other not to verify it at all. client-go refuses to choose.',
    fix: 'Remove insecure-skip-tls-verify and keep the CA.',
    references: [CLIENTCMD, KUBECONFIG_PAGE],
  },
  *check(node) {
    for (const { clusters, current, uri } of node.kubeconfigs) {
      const file = fileOfUri(node, uri)?.file;
      for (const view of clusters) {
        const { insecureSkipTlsVerify: insecure, certificateAuthority, name } = view.cluster;
        const authority = certificateAuthority.data ?? certificateAuthority.file;
        if (insecure?.value !== true || !authority) continue;
        yield {
          message: 'both',
          data: { cluster: name },
          at: { uri, span: insecure.span },
          related: [{ uri, span: authority.span, message: phrase('The CA') }],
          fixes: file ? removeLine(file, insecure.span, 'insecure-skip-tls-verify') : [],
          severity: view === current.cluster ? undefined : 'warning',
        };
      }
    }
  },
});
