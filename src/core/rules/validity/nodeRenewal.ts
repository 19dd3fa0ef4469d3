import { layoutRenewal } from '../../cluster/nodes/renewal.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import type { NodeView } from '../../model/node.ts';
import type { ShellCommand } from '../../model/text/shellCommand.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import { renewCommand } from '../sequences/reissue.ts';

/**
 * The commands that renew the certificate on its node, as its distribution and version spell them; undefined if none
 * can: for a CA, an unknown file, or a signer whose key is kept elsewhere.
 */
export function nodeRenewal(use: CertificateUse, node: NodeView): ShellCommand | undefined {
  const { hostPath } = use.nodeFile;
  if (hostPath === undefined) return undefined;
  if (isAuthority(use.certificate)) return layoutRenewal(hostPath).command;
  return isSignedElsewhere(use, node) ? undefined : (renewCommand(node, hostPath) ?? layoutRenewal(hostPath).command);
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
