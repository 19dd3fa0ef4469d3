import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { NodeView } from '../../model/node.ts';
import { perNode, type RuleContext } from '../engine/rule.ts';
import { hasLife, isKubeletServingPair } from '../subjects/certificateClock.ts';
import { type CertificateUse, certificateUses, isAuthority } from '../subjects/certificateUses.ts';

/**
 * How a CA stands: `replaced` where its bundle holds a longer one of the same name and key, `retired` where it expired
 * and nothing alive depends on it alone, `expired` where something may. `apart`: the kubelet's own CA, or one that was
 * never valid; other rules judge those.
 */
export function standing(
  use: CertificateUse,
  node: NodeView,
  context: RuleContext,
): 'valid' | 'replaced' | 'retired' | 'expired' | 'apart' {
  const { certificate, bundle } = use;
  if (isKubeletServingPair(use) || !hasLife(use)) return 'apart';
  const { longest, lastAuthority } = bundleEnds(bundle);
  if ((longest.get(identityOf(certificate)) ?? Number.NEGATIVE_INFINITY) > certificate.notAfter) {
    return certificate.notAfter < context.now ? 'retired' : 'replaced';
  }
  if (certificate.notAfter >= context.now) return 'valid';
  const isOneOfSeveral = lastAuthority >= context.now;
  return isOneOfSeveral && leavesSignedBy(certificate, node, context).length === 0 ? 'retired' : 'expired';
}

/** The leaves of the node that are alive and bear this CA's signature. */
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
 * Whether a certificate that signed itself may as well be a server's own, as `openssl req -x509` makes them: it does not say that its key
 * signs certificates, nothing here trusts it, and nothing here was issued under its name.
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

/** When what a bundle holds ends. */
interface BundleEnds {
  /** The latest end of each name and key. */
  readonly longest: ReadonlyMap<string, number>;
  /** The latest end of any CA. */
  readonly lastAuthority: number;
}

const endsOfBundles = new WeakMap<CertificateUse['bundle'], BundleEnds>();

/** Made once a bundle, each of whose members asks. */
function bundleEnds(bundle: CertificateUse['bundle']): BundleEnds {
  const known = endsOfBundles.get(bundle);
  if (known) return known;
  const longest = new Map<string, number>();
  let lastAuthority = Number.NEGATIVE_INFINITY;
  for (const certificate of bundle) {
    const identity = identityOf(certificate);
    longest.set(identity, Math.max(longest.get(identity) ?? Number.NEGATIVE_INFINITY, certificate.notAfter));
    if (isAuthority(certificate)) lastAuthority = Math.max(lastAuthority, certificate.notAfter);
  }
  const ends = { longest, lastAuthority };
  endsOfBundles.set(bundle, ends);
  return ends;
}

/** The same name and key are the same CA. */
function identityOf({ publicKey, subject }: Certificate): string {
  return `${publicKey.id} ${subject.key}`;
}
