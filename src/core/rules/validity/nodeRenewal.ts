import { kubeadmOnNode, layoutRenewal } from '../../cluster/nodes/renewal.ts';
import { certificateRenewal } from '../../kubernetes/kubeadm/kubeadmLayout.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import type { NodeView } from '../../model/node.ts';
import type { ShellCommand } from '../../model/text/shellCommand.ts';
import { type CertificateUse, certificateUses } from '../subjects/certificateUses.ts';

/**
 * The command that renews the certificate on its node, as its distribution and version spell it; undefined if no command
 * can: for a CA, an unknown file, or a signer whose key is kept elsewhere.
 */
export function nodeRenewal(use: CertificateUse, node: NodeView): ShellCommand | undefined {
  const { hostPath } = use.nodeFile;
  if (hostPath === undefined) return undefined;
  const command = kubeadmOnNode(node, hostPath, certificateRenewal);
  if (command === undefined) return layoutRenewal(hostPath, isAuthority(use.certificate)).command;
  return isSignedElsewhere(use, node) ? undefined : command;
}

/** External CA mode: the signer's certificate and other keys are here, but the signer's key is not. */
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
