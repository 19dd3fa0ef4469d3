import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { canonicalHost } from '../../uses/lookup/hosts.ts';
import { removeLine } from '../edits/fieldEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { serverUrls } from './serverUrl.ts';

/** `tls-server-name` takes the place of the host of `server` (client-go, clientcmd Cluster). */
export const kubeconfigTlsServerName = defineRule(KUBECONFIGS['kubeconfig-tls-server-name'], {
  *check(node) {
    for (const { kubeconfig, view, url } of serverUrls(node)) {
      const name = kubeconfig.document.dialect ? undefined : view.cluster.tlsServerName;
      if (!name || name.value === '' || !url || canonicalHost(url.host) !== canonicalHost(name.value)) continue;
      const file = fileOfUri(node, kubeconfig.uri)?.file;
      yield {
        message: 'same',
        at: { uri: kubeconfig.uri, span: name.span },
        fixes: file ? removeLine(file, name.span, 'tls-server-name') : [],
      };
    }
  },
});
