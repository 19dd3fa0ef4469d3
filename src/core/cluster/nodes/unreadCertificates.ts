import { KUBEADM_AUTHORITIES, KUBEADM_CERTIFICATES } from '../../kubernetes/kubeadm/kubeadmCertificates.ts';
import type { NodeView } from '../../model/node.ts';
import type { Resolution, UnknownReason } from '../../model/resolution.ts';
import { certificatePath, certificatesFolder } from './certificatesFolder.ts';
import { fileAt } from './nodeFiles.ts';

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
