import type { NodePki } from '../support/nodePki.ts';
import { kubeconfigOf } from './kubeconfigOf.ts';

/** The path of kube-proxy's file on a node of kubeadm's pods. */
export const PROXY_KUBECONFIG = 'var/lib/kube-proxy/kubeconfig.conf';

/**
 * kube-proxy's token, the published root CA, and the API server as the administrator connects to it; undefined without that CA. kubeadm keeps
 * it in a ConfigMap, of which a node has no file.
 */
export function proxyKubeconfig(pki: NodePki): string | undefined {
  const manifest = pki.files.has(MANIFEST) ? pki.text(MANIFEST) : '';
  const rootCa = /--root-ca-file=(\S+)/.exec(manifest)?.[1];
  if (rootCa === undefined) return undefined;
  const server = /server: (.*)/.exec(pki.text('etc/kubernetes/admin.conf'))?.[1] ?? '';
  return kubeconfigOf(server, `certificate-authority: ${rootCa}`, ['token: abc']);
}

const MANIFEST = 'etc/kubernetes/manifests/kube-controller-manager.yaml';
