import { flagRows } from './rows.ts';

/** kube-proxy's flags that concern the PKI (kubernetes.io, "kube-proxy"). */
export const KUBE_PROXY_FLAGS = flagRows(
  'kube-proxy',
  'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/',
  [
    {
      name: 'kubeconfig',
      role: 'kubeconfig',
      summary: 'How kube-proxy logs in to the API server.',
      agreesWith: 'A client certificate there must have the CN system:kube-proxy.',
    },
    {
      name: 'config',
      role: 'file',
      summary: 'A KubeProxyConfiguration; its clientConnection.kubeconfig replaces --kubeconfig.',
    },
    { name: 'master', role: 'text', summary: 'The API server’s URL in place of the one in the kubeconfig.' },
    { name: 'hostname-override', role: 'text', summary: 'The name of the node.' },
    { name: 'bind-address', role: 'address', summary: 'The address listened on.' },
  ],
);
