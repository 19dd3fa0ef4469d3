import { commonName } from '../../formats/x509/subjectNames.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { certificatesOf, leafOf } from '../../model/credentialSource.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';

/** A kubeconfig that was copied before its original was renewed. */
export interface StaleCopy {
  readonly copy: KubeconfigView;
  readonly leaf: CertificateArtifact;
  readonly original: KubeconfigView;
  readonly renewed: CertificateArtifact;
}

const ORIGINAL = /^\/etc\/kubernetes\/(super-)?admin\.conf$/;

/** People's copies of admin.conf that have run out, or will within so many milliseconds, while the original goes on. */
export function staleCopies(node: NodeView, now: number, margin: number): readonly StaleCopy[] {
  const originals = node.kubeconfigs.filter(({ hostPath }) => ORIGINAL.test(hostPath ?? ''));
  if (originals.length === 0) return [];
  return node.kubeconfigs.flatMap((copy) => {
    const leaf = leafOf(copy.current.user?.clientCertificate);
    if (copy.owner !== 'kubectl' || originals.includes(copy) || !leaf) return [];
    if (leaf.certificate.notAfter > now + margin) return [];
    for (const original of originals) {
      const renewed = leafOf(original.current.user?.clientCertificate);
      if (!renewed || renewed.certificate.notAfter <= leaf.certificate.notAfter) continue;
      if (renewed.certificate.notAfter <= now + margin) continue;
      // The group is another since kubeadm 1.29, the user is the same.
      const isSame = commonName(renewed.certificate) === commonName(leaf.certificate) && authorityOf(original) !== '';
      if (isSame && authorityOf(original) === authorityOf(copy)) return [{ copy, leaf, original, renewed }];
    }
    return [];
  });
}

function authorityOf({ current }: KubeconfigView): string {
  const trusted = current.cluster?.certificateAuthority;
  return trusted
    ? certificatesOf(trusted)
        .map(({ certificate }) => certificate.sha256)
        .join(' ')
    : '';
}
