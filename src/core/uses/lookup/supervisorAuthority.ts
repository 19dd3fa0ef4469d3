import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import type { RancherProduct } from '../../model/documents/rancher.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';

const PRODUCTS: readonly RancherProduct[] = ['k3s', 'rke2'];

/** The CA that the server of k3s or RKE2 on the node gives to nodes that join. */
export interface SupervisorAuthority {
  readonly product: RancherProduct;
  readonly hostPath: string;
  readonly nodeFile: NodeFile;
}

/** Undefined for a node without such a server, and for one whose CA could not be read in full. */
export const supervisorAuthority = derived((node: NodeView): SupervisorAuthority | undefined => {
  const found = PRODUCTS.flatMap((product): readonly SupervisorAuthority[] => {
    const hostPath = `/var/lib/rancher/${product}/server/tls/server-ca.crt`;
    const nodeFile = fileAt(node, hostPath);
    return nodeFile && isRead(nodeFile) ? [{ product, hostPath, nodeFile }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
});

/** Whether all certificates of a file of CAs are known. */
export function isRead({ file }: NodeFile): boolean {
  const { digest, problems, artifacts } = file;
  return digest !== undefined && problems.length === 0 && artifacts.some(({ kind }) => kind === 'certificate');
}

/**
 * The possible hashes of the file in a token: that of the file's only certificate, else that of a certificate to which the first one leads (k3s,
 * pkg/clientaccess/token.go, hashCA).
 */
export function tokenHashes({ file }: NodeFile): readonly string[] {
  const certificates = file.artifacts.filter((artifact) => artifact.kind === 'certificate');
  const whole = file.digest === undefined ? [] : [file.digest];
  if (certificates.length < 2) return whole;
  const roots = certificates.slice(1).map(({ certificate }) => certificate.sha256);
  return [...roots.reverse(), ...whole];
}
