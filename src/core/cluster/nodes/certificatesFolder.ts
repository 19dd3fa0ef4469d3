import {
  KUBEADM_AUTHORITIES,
  KUBEADM_CERTIFICATES,
  KUBEADM_FOLDER,
  type KubeadmCertificate,
} from '../../kubernetes/kubeadm/kubeadmCertificates.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import type { Resolution, UnknownReason } from '../../model/resolution.ts';
import { normalizePath } from '../../model/source/directories.ts';
import { fileAt } from './nodeFiles.ts';
import { sideText } from './sideFlags.ts';

/**
 * kubeadm's `certificatesDir` on the node, an absolute path: the folder of the API server's apiserver.crt, where the usual
 * one holds nothing of kubeadm's (minikube and kubespray move it).
 */
export function certificatesFolder(node: NodeView): string {
  if (['ca.crt', 'apiserver.crt'].some((name) => fileAt(node, `${KUBEADM_FOLDER}/${name}`))) return KUBEADM_FOLDER;
  const serving = sideText(componentOf(node, 'kube-apiserver'), 'listens api', 'certificate');
  if (!serving?.startsWith('/') || !serving.endsWith('/apiserver.crt')) return KUBEADM_FOLDER;
  const folder = normalizePath(serving.slice(0, serving.lastIndexOf('/')));
  return fileAt(node, `${folder}/apiserver.crt`) ? folder : KUBEADM_FOLDER;
}

/** Whether kubeadm created the node's PKI, according to its annotations or the separate CA that it creates for etcd. */
export function isMadeByKubeadm(node: NodeView): boolean {
  const isAnnotated = node.components.some(({ document }) =>
    [...(document?.pod?.annotations.keys() ?? [])].some((key) => key.startsWith('kubeadm.kubernetes.io/')),
  );
  return isAnnotated || (!lacksKubeadm(node) && fileAt(node, `${certificatesFolder(node)}/etcd/ca.crt`) !== undefined);
}

/** Whether a unit, a script or a compose file starts the API server. kubeadm starts it as a static pod. */
export function lacksKubeadm(node: NodeView): boolean {
  const source = componentOf(node, 'kube-apiserver')?.document?.source;
  return source !== undefined && source !== 'staticPod' && source !== 'podTemplate';
}

/** The path of the certificate on a node with that `certificatesDir`. */
export function certificatePath(folder: string, { path }: KubeadmCertificate): string {
  return path.startsWith(`${KUBEADM_FOLDER}/`) ? `${folder}${path.slice(KUBEADM_FOLDER.length)}` : path;
}

/** A file is there, or may be. */
const NOT_LOOKED_AT: ReadonlySet<UnknownReason> = new Set(['unreadable', 'special', 'too-large', 'excluded']);

/**
 * Paths on the node of those certificates of kubeadm's that are not missing, but were not read: for want of rights, for
 * their size, or since settings leave them out.
 */
export async function unreadCertificates(
  node: NodeView,
  resolve: (hostPath: string) => Promise<Resolution>,
): Promise<ReadonlySet<string>> {
  const folder = certificatesFolder(node);
  const paths = [...KUBEADM_CERTIFICATES, ...KUBEADM_AUTHORITIES].map((entry) => certificatePath(folder, entry));
  const absent = paths.filter((path) => !fileAt(node, path));
  const unread = new Set<string>();
  if (absent.length === paths.length) return unread;
  for (const path of absent) {
    const resolution = await resolve(path);
    if (resolution.kind === 'unknown' && NOT_LOOKED_AT.has(resolution.reason)) unread.add(path);
  }
  return unread;
}
