import type { NodeFile, NodeView } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';

/** The directories in which the known distributions keep the files of their components. */
const DIRECTORIES = [
  '/etc/k0s',
  '/etc/kubernetes',
  '/etc/etcd',
  '/etc/ssl/etcd',
  '/etc/rancher',
  '/srv/kubernetes',
  '/system/secrets',
  '/var/lib/etcd',
  '/var/lib/k0s',
  '/var/lib/kubelet',
  '/var/lib/kube-proxy',
  '/var/lib/kubernetes',
  '/var/lib/minikube',
  '/var/lib/rancher',
  '/var/snap/microk8s',
];

/** Whether a path on the node lies where the known distributions keep what their components read. */
export function isClusterPath(hostPath: string): boolean {
  return DIRECTORIES.some((directory) => hostPath.startsWith(`${directory}/`));
}

/**
 * The files that are Kubernetes' own: at their places, named by something, or set up something themselves. On a whole machine there
 * are many other keys and certificates. Outside every root a file has no place, and all are taken.
 */
export function clusterFiles(node: NodeView): readonly NodeFile[] {
  const named = namedUris(node);
  return node.files.filter(({ file, hostPath }) => {
    if (hostPath === undefined || file.documents.length > 0 || named.has(file.uri)) return true;
    return isClusterPath(hostPath);
  });
}

function namedUris({ components, kubeconfigs, services = [] }: NodeView): ReadonlySet<string> {
  const uris = new Set<string>();
  const add = (resolution: Resolution | undefined) => {
    if (resolution?.kind === 'file') uris.add(resolution.uri);
  };
  for (const { flags } of components) for (const { reference } of flags) add(reference?.resolution);
  for (const { clusters, users } of kubeconfigs) {
    for (const { certificateAuthority } of clusters) add(certificateAuthority?.reference?.resolution);
    for (const { clientCertificate, clientKey } of users) {
      add(clientCertificate?.reference?.resolution);
      add(clientKey?.reference?.resolution);
    }
  }
  for (const { unit, dropIns } of services) {
    for (const { file } of unit ? [unit, ...dropIns] : dropIns) uris.add(file.uri);
  }
  return uris;
}
