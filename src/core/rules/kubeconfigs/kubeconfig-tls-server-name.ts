import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { canonicalHost } from '../../connections/participants/endpoints.ts';
import { removeLine } from '../edits/fieldEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIG_PAGE } from '../references/references.ts';
import { serverUrls } from './serverUrl.ts';

/** `tls-server-name` takes the place of the host of `server` (client-go, clientcmd Cluster). */
export const kubeconfigTlsServerName = defineRule({
  id: 'kubeconfigs/kubeconfig-tls-server-name',
  severity: 'hint',
  basis: 'observed',
  title: 'A kubeconfig names its server twice',
  messages: { same: '`tls-server-name` is the host of `server` already: it changes nothing.' },
  docs: {
    why: 'The name is compared with the certificate in the place of the host that is dialled. Where both are the same, a later change of `server` alone breaks the verification. A name that the certificate lacks is told by names/kubeconfig-server-not-in-san.',
    fix: 'Remove `tls-server-name`.',
    references: [KUBECONFIG_PAGE],
  },
  *check(node) {
    for (const { kubeconfig, view, url } of serverUrls(node)) {
      const name = view.cluster.tlsServerName;
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
