import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { phrase } from '../../model/text/text.ts';
import { removeLine } from '../edits/fieldEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

/** insecure-skip-tls-verify together with a CA: rejected (client-go's transport, verified). */
export const kubeconfigInsecureAndCa = defineRule(KUBECONFIGS['kubeconfig-insecure-and-ca'], {
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
