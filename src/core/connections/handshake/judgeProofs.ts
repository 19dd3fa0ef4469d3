import { certificatesOf, type Material } from '../../model/material.ts';
import type { ChainOutcome, Purpose, SignatureTable } from '../../model/outcome.ts';
import type { Proof, ProofSpec } from '../../model/proof.ts';
import { verifyChain } from '../../trust/verifyChain.ts';

/** Verifies each proof as the side that trusts would, names aside: those are judged where they are configured. */
export function judgeProofs(specs: readonly ProofSpec[], signatures: SignatureTable, now: number): readonly Proof[] {
  return specs.map((spec) => {
    const outcome = verifyMaterial(spec.presented, spec.trusted, spec.purpose, signatures, now);
    return outcome ? { ...spec, outcome } : spec;
  });
}

/** What a holder of the bundle says of the first certificate shown; undefined where either is not known. */
export function verifyMaterial(
  presented: Material,
  trusted: Material,
  purpose: Purpose,
  signatures: SignatureTable,
  now: number,
): ChainOutcome | undefined {
  const [leaf, ...intermediates] = certificatesOf(presented).map((artifact) => artifact.certificate);
  const anchors = certificatesOf(trusted).map((artifact) => artifact.certificate);
  if (!leaf || anchors.length === 0 || !presented.known || !trusted.known) return undefined;
  return verifyChain({ leaf, intermediates, anchors, purpose, now }, signatures);
}

/**
 * Whether a certificate of the bundle issued the first certificate shown, perhaps through others. A leaf that lies in the bundle
 * itself bears no witness for it, unless it is self-signed and so its own issuer.
 */
export function isIssuedFrom(presented: Material, trusted: Material, signatures: SignatureTable, now: number): boolean {
  const outcome = verifyMaterial(presented, trusted, 'any', signatures, now);
  if (outcome?.kind !== 'trusted') return false;
  const [leaf] = outcome.chain;
  return outcome.chain.length > 1 || leaf?.subject.key === leaf?.issuer.key;
}
