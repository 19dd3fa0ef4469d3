import type { Certificate } from '../../model/certificate.ts';
import type { NodeView } from '../../nodes/node.ts';
import { type CertificateUse, certificateUses, isAuthority } from '../certificateUses.ts';
import { perNode } from '../perNode.ts';
import type { RuleContext } from '../rule.ts';
import { hasLife, isKubeletServingPair } from './certificateClock.ts';

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
  if (bundle.some((other) => isRenewalOf(other, certificate))) {
    return certificate.notAfter < context.now ? 'retired' : 'replaced';
  }
  if (certificate.notAfter >= context.now) return 'valid';
  const isOneOfSeveral = bundle.some((other) => isAuthority(other) && other.notAfter >= context.now);
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

function isRenewalOf(other: Certificate, certificate: Certificate): boolean {
  return (
    other.sha256 !== certificate.sha256 &&
    other.subject.key === certificate.subject.key &&
    other.publicKey.id === certificate.publicKey.id &&
    other.notAfter > certificate.notAfter
  );
}
