import { phrase } from '../../model/text/text.ts';
import { flagRows } from './rows.ts';

/** kube-proxy's flags that concern the PKI (kubernetes.io, "kube-proxy"). */
export const KUBE_PROXY_FLAGS = flagRows(
  'kube-proxy',
  'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/',
  [
    {
      name: 'kubeconfig',
      role: 'kubeconfig',
      summary: phrase('How kube-proxy logs in to the API server.'),
      agreesWith: phrase('A client certificate there must have the CN system:kube-proxy.'),
    },
    {
      name: 'config',
      role: 'file',
      summary: phrase('A KubeProxyConfiguration; its clientConnection.kubeconfig replaces --kubeconfig.'),
    },
    { name: 'master', role: 'text', summary: phrase('The API server’s URL in place of the one in the kubeconfig.') },
    { name: 'hostname-override', role: 'text', summary: phrase('The name of the node.') },
    { name: 'bind-address', role: 'address', summary: phrase('The address listened on.') },
  ],
);
