import { authorityName } from '../../formats/x509/subjectNames.ts';
import { certificateRenewal } from '../../kubernetes/kubeadm/kubeadmRenewals.ts';
import type { DistinguishedName } from '../../model/artifacts/certificate.ts';
import { DAY } from '../../model/labels/times.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import type { CertificateUse } from '../../uses/views/certificateUses.ts';

/** Days between two instants, rounded down: what is said of time left or gone never flatters. */
export function daysBetween(from: number, to: number): number {
  return Math.floor(Math.abs(to - from) / DAY);
}

/** "1 day", "12 days", "less than a day". */
export function daysText(days: number): Text {
  if (days === 0) return phrase('less than a day');
  return days === 1 ? phrase('1 day') : phrase('{days} days', { days });
}

/** How people know the certificate: its CN, else its O, else its serial number. */
export function nameOf({ certificate }: CertificateUse): string {
  return authorityName(certificate);
}

/** True for the pair that a kubelet signs for itself and never renews. */
export function isKubeletServingPair({ nodeFile, certificate }: CertificateUse): boolean {
  if (/(^|\/)kubelet\/pki\/kubelet\.crt$/.test(nodeFile.hostPath ?? nodeFile.path)) return true;
  // `--cert-dir` moves it; the names remain (k8s.io/client-go, util/cert, GenerateSelfSignedCertKey).
  return /(^|\/)kubelet\.crt$/.test(nodeFile.path) && isSinglePairAuthority(certificate.issuer);
}

/** True for a CA that signed one pair and whose key was not kept: "node-1-ca@1536585266", a host and the second of its creation. */
export function isSinglePairAuthority(name: DistinguishedName): boolean {
  return /-ca@\d{9,}$/.test(commonNameOf(name));
}

function commonNameOf({ attributes }: DistinguishedName): string {
  return contentOf(attributes.find(({ type }) => type === 'CN')?.value) ?? '';
}

/** True for a certificate that its kubelet renews by itself. */
export function rotatesItself({ certificate, nodeFile }: CertificateUse): boolean {
  if (/(^|\/)kubelet-(client|server)-[^/]*\.pem$/.test(nodeFile.path)) return true;
  const isNode = certificate.subject.attributes.some(
    ({ type, value }) => type === 'O' && contentOf(value) === 'system:nodes',
  );
  return isNode && !nodeFile.path.endsWith('.conf');
}

/** False for a certificate that was never valid at all: it has a rule of its own. */
export function hasLife({ certificate }: CertificateUse): boolean {
  return certificate.notAfter >= certificate.notBefore;
}

/** Whether kubeadm renews it. */
export function isRenewable({ nodeFile }: CertificateUse): boolean {
  return nodeFile.hostPath !== undefined && certificateRenewal(nodeFile.hostPath) !== undefined;
}
