import type { Certificate } from '../model/certificate.ts';
import { certificatesOf } from '../nodes/material.ts';
import { componentOf, fileAt, type NodeView } from '../nodes/node.ts';
import { KUBEADM_AUTHORITIES, KUBEADM_CERTIFICATES, type KubeadmCertificate } from './kubeadmCertificates.ts';

/** One row of `kubeadm certs check-expiration`. */
export interface ExpirationRow {
  readonly name: string;
  /** Absent where the file is missing or holds no certificate. */
  readonly certificate?: Certificate;
  readonly authority?: string;
  /** Whether kubeadm cannot renew it, for want of the CA's key; absent where the copy was made without any key. */
  readonly externallyManaged?: boolean;
}

export interface ExpirationRows {
  readonly certificates: readonly ExpirationRow[];
  readonly authorities: readonly ExpirationRow[];
}

/** The rows kubeadm would print on the node; undefined where nothing of kubeadm's is among its files. */
export function expirationRows(node: NodeView): ExpirationRows | undefined {
  const certificates = KUBEADM_CERTIFICATES.filter((entry) => isExpected(node, entry)).map((entry) =>
    toRow(node, entry),
  );
  const authorities = KUBEADM_AUTHORITIES.filter((entry) => isExpected(node, entry)).map((entry) => toRow(node, entry));
  const found = [...certificates, ...authorities].some(({ certificate }) => certificate !== undefined);
  return found ? { certificates, authorities } : undefined;
}

function toRow(node: NodeView, entry: KubeadmCertificate): ExpirationRow {
  const authority = entry.authority ?? entry.name;
  const signer = KUBEADM_AUTHORITIES.find(({ name }) => name === authority);
  const keyPath = signer?.path.replace(/\.crt$/, '.key');
  const externallyManaged = node.hasPrivateKeys ? keyPath === undefined || !fileAt(node, keyPath) : undefined;
  return {
    name: entry.name,
    certificate: certificateAt(node, entry.path),
    authority: entry.authority,
    externallyManaged,
  };
}

/** kubeadm reads the first certificate of a file, and of a kubeconfig the current context's client certificate. */
function certificateAt(node: NodeView, path: string): Certificate | undefined {
  const file = fileAt(node, path);
  if (!file) return undefined;
  if (path.endsWith('.conf')) {
    const kubeconfig = node.kubeconfigs.find(({ uri }) => uri === file.file.uri);
    const material = kubeconfig?.current.user?.clientCertificate;
    return material && certificatesOf(material)[0]?.certificate;
  }
  return file.file.artifacts.find((artifact) => artifact.kind === 'certificate')?.certificate;
}

/** kubeadm has no rows for an external etcd, nor for super-admin.conf before 1.29. */
function isExpected(node: NodeView, entry: KubeadmCertificate): boolean {
  if (fileAt(node, entry.path)) return true;
  const apiserver = componentOf(node, 'kube-apiserver')?.document;
  if (entry.name === 'super-admin.conf') return (apiserver?.version?.minor ?? 0) >= 29;
  const isEtcd = (entry.authority ?? entry.name) === 'etcd-ca';
  return (
    !isEtcd || componentOf(node, 'etcd') !== undefined || fileAt(node, '/etc/kubernetes/pki/etcd/ca.crt') !== undefined
  );
}
