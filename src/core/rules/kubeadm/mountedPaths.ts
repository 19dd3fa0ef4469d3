import { externalEtcdFiles } from '../../kubernetes/kubeadm/externalEtcdFiles.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type { ClusterConfiguration, ExtraArgs } from '../../model/documents/kubeadm.ts';
import { withoutTrailing } from '../../model/source/trailing.ts';

/** kubeadm's default for `certificatesDir`. */
const DEFAULT_CERTIFICATES_DIR = '/etc/kubernetes/pki';

/** The host's trust stores, mounted where the host has them (kubeadm, phases/controlplane/volumes.go). */
const TRUST_STORES = [
  '/etc/ssl/certs',
  '/etc/pki/ca-trust',
  '/etc/pki/tls/certs',
  '/etc/pki',
  '/etc/ca-certificates',
  '/usr/share/ca-certificates',
  '/usr/local/share/ca-certificates',
];

/** The paths in a component's container where kubeadm and `extraVolumes` mount something from the host. */
export function mountedPaths(content: ClusterConfiguration, { component, volumes }: ExtraArgs): readonly string[] {
  const own = volumes.map(({ mountPath }) => mountPath);
  return [...own, ...kubeadmMounts(content, component)].map((path) => withoutTrailing(path, '/'));
}

function kubeadmMounts(content: ClusterConfiguration, component: ComponentName): readonly string[] {
  const pki = content.certificatesDir?.value ?? DEFAULT_CERTIFICATES_DIR;
  switch (component) {
    case 'kube-apiserver':
      return [pki, ...TRUST_STORES, ...externalEtcdFiles(content).flatMap(({ value }) => folderOf(value) ?? [])];
    case 'kube-controller-manager':
      return [pki, ...TRUST_STORES, '/etc/kubernetes/controller-manager.conf'];
    case 'kube-scheduler':
      return ['/etc/kubernetes/scheduler.conf'];
    case 'etcd':
      return [`${pki}/etcd`, '/var/lib/etcd'];
    default:
      return ['/'];
  }
}

function folderOf(file: string): string | undefined {
  return file.slice(0, Math.max(0, file.lastIndexOf('/'))) || undefined;
}

/** Whether a path is one of the folders or files, or is below one. */
export function liesUnder(path: string, mounted: readonly string[]): boolean {
  return mounted.some((folder) => path === folder || path.startsWith(`${folder}/`));
}
