import { layoutProofOf } from '../../cluster/nodes/layoutProof.ts';
import { authorityName } from '../../formats/x509/subjectNames.ts';
import { certificateRenewal } from '../../kubernetes/kubeadm/kubeadmRenewals.ts';
import type { DistinguishedName } from '../../model/artifacts/certificate.ts';
import { type Evidence, strongest } from '../../model/evidence.ts';
import { DAY } from '../../model/labels/times.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import type { CertificateUse } from '../../uses/views/certificateUses.ts';

/** Days between two instants, rounded down: what is said of time left or gone never flatters. */
export function daysBetween(from: number, to: number): number {
  return Math.floor(Math.abs(to - from) / DAY);
}

/** The certificate's CN, else its O, else its serial number. Followed by the path if a document writes the file, since the finding is at the document. */
export function nameOf({ certificate, nodeFile: { file, hostPath, path } }: CertificateUse): string {
  const name = authorityName(certificate);
  return file.within ? `${name} (${hostPath ?? path})` : name;
}

/** The evidence for the pair that a kubelet signs for itself and never renews; undefined for any other certificate. */
export function kubeletServingEvidence(
  { nodeFile, certificate }: CertificateUse,
  node: NodeView,
): Evidence | undefined {
  const isInPlace = /(^|\/)kubelet\/pki\/kubelet\.crt$/.test(nodeFile.hostPath ?? nodeFile.path);
  if (isInPlace && componentOf(node, 'kubelet')) return 'default';
  // `--cert-dir` moves it; the names remain (k8s.io/client-go, util/cert, GenerateSelfSignedCertKey).
  return /(^|\/)kubelet\.crt$/.test(nodeFile.path) && isSinglePairAuthority(certificate.issuer)
    ? 'corroborated'
    : undefined;
}

/** True for the pair that a kubelet signs for itself and never renews. */
export function isKubeletServingPair(use: CertificateUse, node: NodeView): boolean {
  return kubeletServingEvidence(use, node) !== undefined;
}

/** True for a CA that signed one pair and whose key was not kept: "node-1-ca@1536585266", a host and the second of its creation. */
export function isSinglePairAuthority(name: DistinguishedName): boolean {
  return /-ca@\d{9,}$/.test(commonNameOf(name));
}

function commonNameOf({ attributes }: DistinguishedName): string {
  return contentOf(attributes.find(({ type }) => type === 'CN')?.value) ?? '';
}

/** True for a certificate that its kubelet wrote and renews by itself (client-go, util/certificate, certificate_store.go). */
export function rotatesItself({ nodeFile }: CertificateUse): boolean {
  return /(^|\/)kubelet-(client|server)-[^/]*\.pem$/.test(nodeFile.path);
}

/** The evidence that a kubelet rotates the certificate: a reference, the kubelet on its node, or its user and file name. */
export function rotationEvidence(use: CertificateUse, node: NodeView): Evidence {
  if (use.consumers.length > 0) return strongest(use.consumers);
  if (componentOf(node, 'kubelet')) return 'default';
  return commonNameOf(use.certificate.subject).startsWith('system:node:') ? 'corroborated' : 'inferred';
}

/** False for a certificate that was never valid at all, which has a separate rule. */
export function hasLife({ certificate }: CertificateUse): boolean {
  return certificate.notAfter >= certificate.notBefore;
}

/** Whether kubeadm renews it. */
export function isRenewable(use: CertificateUse, node: NodeView): boolean {
  return renewableEvidence(use, node) !== undefined;
}

/** The evidence that kubeadm renews it; undefined if it does not, or if only the name suggests it. */
function renewableEvidence({ nodeFile: { hostPath } }: CertificateUse, node: NodeView): Evidence | undefined {
  if (hostPath === undefined || certificateRenewal(hostPath) === undefined) return undefined;
  const evidence = layoutProofOf(node).of(hostPath);
  return evidence === 'inferred' ? undefined : evidence;
}

/** The evidence that something reads the certificate. Without a reader, a finding only depends on the certificate itself. */
export function evidenceOfUse(use: CertificateUse, node: NodeView): Evidence {
  return use.consumers.length > 0 ? strongest(use.consumers) : (renewableEvidence(use, node) ?? 'configured');
}
