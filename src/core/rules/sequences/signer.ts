import { hostPathOfUri, ownCertificate } from '../../cluster/nodes/nodeFiles.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import type { NodeView } from '../../model/node.ts';

/** A CA of the node that can sign: its files. */
export interface Signer {
  readonly certificate: string;
  readonly key: string;
  readonly isRsa: boolean;
}

/** The CA that the verifiers trust and whose key is on the node; undefined if there is none. */
export function signerFor(node: NodeView, trusted: readonly CredentialSource[]): Signer | undefined {
  for (const credentials of trusted) {
    for (const { certificate } of certificatesOf(credentials)) {
      const signer = isAuthority(certificate) ? signerOf(node, certificate) : undefined;
      if (signer) return signer;
    }
  }
  return undefined;
}

function signerOf(node: NodeView, certificate: Certificate): Signer | undefined {
  const own = ownCertificate(node, certificate.sha256);
  const path = own && hostPathOfUri(node, own.origin.uri);
  if (path === undefined) return undefined;
  const key = keyPathOf(node, certificate) ?? (node.hasPrivateKeys ? undefined : usualKeyPath(path));
  if (key === undefined) return undefined;
  return { certificate: path, key, isRsa: certificate.publicKey.algorithm === 'RSA' };
}

/** The path of the private key of a certificate; undefined if it is not among the node's files. */
export function keyPathOf(node: NodeView, { publicKey }: Certificate): string | undefined {
  for (const { file, hostPath, archived } of node.files) {
    if (archived || hostPath === undefined || file.documents.length > 0) continue;
    if (file.artifacts.some((one) => one.kind === 'privateKey' && one.key.publicKey?.id === publicKey.id))
      return hostPath;
  }
  return undefined;
}

/** The usual path of a certificate's key: name.key, or name-key.pem as cfssl writes it. */
export function usualKeyPath(certificate: string): string {
  return certificate.endsWith('.pem')
    ? certificate.replace(/\.pem$/, '-key.pem')
    : certificate.replace(/\.\w+$/, '.key');
}
