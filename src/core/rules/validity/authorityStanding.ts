import type { Certificate } from '../../model/artifacts/certificate.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { warningTime } from '../../model/labels/times.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import { perNode, type RuleContext } from '../engine/rule.ts';
import { hasLife, isKubeletServingPair } from '../subjects/certificateClock.ts';
import { isReportedAtObject } from '../subjects/reportedAtObjects.ts';

/**
 * The state of a CA: `replaced` if its bundle contains one with the same name and key that expires later, `retired` if it has
 * expired and neither a valid certificate nor the signing of requests depends on it alone, `expired` if one may. `apart`: the kubelet's own CA, or one that was
 * never valid, which other rules check, and one of the roots that an operating system trusts, of which now and then one ends.
 */
export function standing(
  use: CertificateUse,
  node: NodeView,
  context: RuleContext,
): 'valid' | 'replaced' | 'retired' | 'expired' | 'apart' {
  const { certificate, bundle } = use;
  if (isKubeletServingPair(use, node) || !hasLife(use) || bundle.length >= PUBLIC_ROOTS) return 'apart';
  const { longest, lastAuthority } = bundleEnds(bundle);
  if ((longest.get(identityOf(certificate)) ?? Number.NEGATIVE_INFINITY) > certificate.notAfter) {
    if (certificate.notAfter >= context.now) return 'replaced';
    return isSigning(use) ? 'expired' : 'retired';
  }
  if (certificate.notAfter >= context.now) return 'valid';
  if (isSigning(use)) return 'expired';
  const isOneOfSeveral = lastAuthority >= context.now;
  return isOneOfSeveral && leavesSignedBy(certificate, node, context).length === 0 ? 'retired' : 'expired';
}

/** Whether kube-controller-manager signs requests with it. It uses only files with one certificate. */
function isSigning({ consumers }: CertificateUse): boolean {
  return consumers.some(
    ({ role, credentials }) => role === 'signerCertificate' && certificatesOf(credentials).length === 1,
  );
}

/** Whether a CA is reported to expire soon. */
export function expiresSoon(use: CertificateUse, node: NodeView, context: RuleContext): boolean {
  const { certificate, artifact } = use;
  const { now } = context;
  if (!isAuthority(certificate) || certificate.notBefore > now) return false;
  if (certificate.notAfter - now > warningTime({ ...certificate, isCa: true }, context)) return false;
  return standing(use, node, context) === 'valid' && !isReportedAtObject(node, artifact);
}

/** No cluster has as many CAs; Mozilla's list has some 140. */
const PUBLIC_ROOTS = 50;

/** The unexpired leaves of the node that this CA signed. */
export function leavesSignedBy(
  authority: Certificate,
  node: NodeView,
  { now, signatures }: RuleContext,
): readonly CertificateUse[] {
  return (leavesByIssuer(node).get(authority.subject.key) ?? []).filter(
    ({ certificate }) => certificate.notAfter >= now && signatures.verdict(certificate, authority) === 'valid',
  );
}

/**
 * Whether a self-signed certificate may just as well be a server's own, as `openssl req -x509` creates them: its key usage does not allow
 * signing certificates, nothing here trusts it, and nothing here was issued under its name.
 */
export function isBareSelfSigned({ certificate, consumers }: CertificateUse, node: NodeView): boolean {
  const { subject, issuer, keyUsage } = certificate;
  if (subject.key !== issuer.key || keyUsage !== undefined || consumers.length > 0) return false;
  return !leavesByIssuer(node).has(subject.key);
}

const leavesByIssuer = perNode((node): ReadonlyMap<string, readonly CertificateUse[]> => {
  const index = new Map<string, CertificateUse[]>();
  for (const use of certificateUses(node)) {
    if (isAuthority(use.certificate)) continue;
    const { key } = use.certificate.issuer;
    const siblings = index.get(key);
    if (siblings) siblings.push(use);
    else index.set(key, [use]);
  }
  return index;
});

/** When the certificates of a bundle expire. */
interface BundleEnds {
  /** The latest expiry for each name and key. */
  readonly longest: ReadonlyMap<string, number>;
  /** The latest expiry of any CA. */
  readonly lastAuthority: number;
}

/** Computed once per bundle, because each of its members asks. */
const bundleEnds = derived((bundle: CertificateUse['bundle']): BundleEnds => {
  const longest = new Map<string, number>();
  let lastAuthority = Number.NEGATIVE_INFINITY;
  for (const certificate of bundle) {
    const identity = identityOf(certificate);
    longest.set(identity, Math.max(longest.get(identity) ?? Number.NEGATIVE_INFINITY, certificate.notAfter));
    if (isAuthority(certificate)) lastAuthority = Math.max(lastAuthority, certificate.notAfter);
  }
  return { longest, lastAuthority };
});

/** Certificates with the same name and key are the same CA. */
function identityOf({ publicKey, subject }: Certificate): string {
  return `${publicKey.id} ${subject.key}`;
}
