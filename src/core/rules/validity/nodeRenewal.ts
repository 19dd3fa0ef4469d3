import { certificatesFolder } from '../../describe/expirationFolder.ts';
import { layoutRenewal } from '../../describe/expirationRenewal.ts';
import { certificateRenewal } from '../../kubernetes/kubeadmLayout.ts';
import { componentOf, type NodeView } from '../../nodes/node.ts';
import { shellQuote } from '../../text/shellQuote.ts';
import { type CertificateUse, certificateUses, isAuthority } from '../certificateUses.ts';

const KUBEADM_FOLDER = '/etc/kubernetes/pki';

/**
 * The command that renews the certificate on its node, in the words of the distribution and the version there; undefined
 * where none can: a CA, a file nobody knows, or a signer whose key is kept elsewhere.
 */
export function nodeRenewal(use: CertificateUse, node: NodeView): string | undefined {
  const { hostPath } = use.nodeFile;
  if (hostPath === undefined) return undefined;
  const folder = certificatesFolder(node);
  const usual = hostPath.startsWith(`${folder}/`) ? `${KUBEADM_FOLDER}${hostPath.slice(folder.length)}` : hostPath;
  const command = certificateRenewal(usual);
  if (command === undefined) return layoutRenewal(hostPath, isAuthority(use.certificate)).command;
  if (isSignedElsewhere(use, node)) return undefined;
  const named = /[^\w./-]/.test(folder) ? shellQuote(folder) : folder;
  const option = folder === KUBEADM_FOLDER ? '' : ` --cert-dir ${named}`;
  return `${isBeforeCerts(node) ? command.replace('kubeadm certs', 'kubeadm alpha certs') : command}${option}`;
}

/** External CA mode: the certificate of the signer is here beside other keys, and its own key is not. */
function isSignedElsewhere({ certificate }: CertificateUse, node: NodeView): boolean {
  const signers = certificateUses(node).filter(
    ({ certificate: other, nodeFile }) =>
      isAuthority(other) && other.subject.key === certificate.issuer.key && /\.crt$/.test(nodeFile.path),
  );
  const keys = node.files.flatMap(({ file, path }) =>
    /\.key$/.test(path)
      ? file.artifacts.flatMap((one) => (one.kind === 'privateKey' ? one.key.publicKey?.id : []))
      : [],
  );
  return (
    keys.length > 0 && signers.length > 0 && !signers.some((signer) => keys.includes(signer.certificate.publicKey.id))
  );
}

/** `kubeadm certs` was `kubeadm alpha certs` until 1.19 (Kubernetes 1.20 release notes). */
function isBeforeCerts(node: NodeView): boolean {
  const version = componentOf(node, 'kube-apiserver')?.document?.version;
  return version?.major === 1 && version.minor < 20;
}
