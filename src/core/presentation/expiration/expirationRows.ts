import { certificatePath, certificatesFolder } from '../../cluster/nodes/certificatesFolder.ts';
import { holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import {
  KUBEADM_AUTHORITIES,
  KUBEADM_CERTIFICATES,
  type KubeadmCertificate,
} from '../../kubernetes/kubeadm/kubeadmCertificates.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { componentOf, type NodeView } from '../../model/node.ts';

/** One row of `kubeadm certs check-expiration`. */
export interface ExpirationRow {
  readonly name: string;
  /** Absolute path on the node. */
  readonly path: string;
  /** Absent if the file is missing, was not read, or holds no certificate. */
  readonly artifact?: CertificateArtifact | undefined;
  /** Whether the file is there, or may be, but was not read. */
  readonly isUnread: boolean;
  readonly authority?: string | undefined;
  /** Whether kubeadm cannot renew it, for want of the CA's key; absent if the copy was made without any key. */
  readonly externallyManaged?: boolean | undefined;
}

export interface ExpirationRows {
  readonly certificates: readonly ExpirationRow[];
  readonly authorities: readonly ExpirationRow[];
}

/** The rows kubeadm would print on the node; undefined if nothing of kubeadm's is among its files. */
export function expirationRows(node: NodeView): ExpirationRows | undefined {
  const folder = certificatesFolder(node);
  const rowsOf = (entries: readonly KubeadmCertificate[]) =>
    entries.filter((entry) => isExpected(node, entry, folder)).map((entry) => toRow(node, entry, folder));
  const certificates = rowsOf(KUBEADM_CERTIFICATES);
  const authorities = rowsOf(KUBEADM_AUTHORITIES);
  if (certificates.some(isFound)) return { certificates, authorities };
  // A worker has the cluster's CA and misses nothing of a control plane.
  const own = authorities.filter(isFound);
  return own.length > 0 ? { certificates: [], authorities: own } : undefined;
}

function isUnread({ unread }: NodeView, path: string): boolean {
  return unread?.has(path) === true;
}

function isFound({ artifact }: ExpirationRow): boolean {
  return artifact !== undefined;
}

function toRow(node: NodeView, entry: KubeadmCertificate, folder: string): ExpirationRow {
  const authority = entry.authority ?? entry.name;
  const signer = KUBEADM_AUTHORITIES.find(({ name }) => name === authority);
  const keyPath = signer && certificatePath(folder, signer).replace(/\.crt$/, '.key');
  const externallyManaged = node.hasPrivateKeys ? keyPath === undefined || !fileAt(node, keyPath) : undefined;
  const path = certificatePath(folder, entry);
  return {
    name: entry.name,
    path,
    artifact: certificateAt(node, path),
    isUnread: isUnread(node, path),
    authority: entry.authority,
    externallyManaged,
  };
}

/** kubeadm reads the first certificate of a file, and of a kubeconfig the current context's client certificate. */
function certificateAt(node: NodeView, path: string): CertificateArtifact | undefined {
  const file = fileAt(node, path);
  if (!file) return undefined;
  if (path.endsWith('.conf')) {
    const kubeconfig = node.kubeconfigs.find(({ uri }) => uri === file.file.uri);
    const credentials = kubeconfig?.current.user?.clientCertificate;
    return credentials && certificatesOf(credentials)[0];
  }
  return file.file.artifacts.find((artifact) => artifact.kind === 'certificate');
}

/** kubeadm has no rows for an external etcd, nor for super-admin.conf before 1.29. */
function isExpected(node: NodeView, entry: KubeadmCertificate, folder: string): boolean {
  const path = certificatePath(folder, entry);
  if (fileAt(node, path) || isUnread(node, path)) return true;
  if (entry.name === 'super-admin.conf') return holdsForCluster(node, BEHAVIORS.superAdminConf) === 'yes';
  const isEtcd = (entry.authority ?? entry.name) === 'etcd-ca';
  return !isEtcd || runsEtcdAsPod(node) || fileAt(node, `${folder}/etcd/ca.crt`) !== undefined;
}

/** An etcd that a systemd unit starts is an external one to kubeadm. */
function runsEtcdAsPod(node: NodeView): boolean {
  const etcd = componentOf(node, 'etcd');
  return etcd !== undefined && (etcd.document === undefined || etcd.document.pod !== undefined);
}
