import { phrase } from '../../model/text/text.ts';
import { flagRows } from './rows.ts';

/** kube-proxy's flags that concern the PKI (kubernetes.io, "kube-proxy"). */
export const KUBE_PROXY_FLAGS = flagRows(
  'kube-proxy',
  'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/',
  [
    {
      name: 'kubeconfig',
      side: 'connects api',
      role: 'kubeconfig',
      summary: phrase('Kubeconfig that kube-proxy uses to authenticate to the API server.'),
      agreesWith: phrase('A client certificate in it must have the CN system:kube-proxy.'),
    },
    {
      name: 'config',
      role: 'file',
      summary: phrase('A KubeProxyConfiguration; its clientConnection.kubeconfig replaces --kubeconfig.'),
    },
    { name: 'master', role: 'text', summary: phrase('API server URL; overrides the one in the kubeconfig.') },
    { name: 'hostname-override', role: 'text', summary: phrase('Name of the node.') },
    { name: 'bind-address', role: 'address', summary: phrase('Address to listen on.') },
  ],
);
