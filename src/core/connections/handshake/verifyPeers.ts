import type { ChainOutcome, Purpose, SignatureTable } from '../../model/chainOutcome.ts';
import { type CredentialSource, certificateListOf, certificatesOf } from '../../model/credentialSource.ts';
import type { PeerVerification, PeerVerificationSpec } from '../../model/peerVerification.ts';
import { verifyChain } from '../../trust/verifyChain.ts';

/** Verifies as the side that trusts would, names aside: they are checked where they are configured. */
export function verifyPeers(
  specs: readonly PeerVerificationSpec[],
  signatures: SignatureTable,
  now: number,
): readonly PeerVerification[] {
  return specs.map((spec) => {
    const outcome = verifyCredentials(spec.presented, spec.trusted, spec.purpose, signatures, now);
    return outcome ? { ...spec, outcome } : spec;
  });
}

/**
 * The verifications that fail today because of the dates of the first certificate shown, as they come out while it is valid: what Go does not
 * say, since it looks at the dates first, and what remains after a renewal.
 */
export function verifyWhileValid(
  specs: readonly PeerVerificationSpec[],
  signatures: SignatureTable,
  now: number,
): readonly PeerVerification[] {
  return specs.flatMap((spec) => {
    const then = instantWithin(spec.presented, now);
    return then === now ? [] : verifyPeers([spec], signatures, then);
  });
}

/** The instant nearest to `now` at which the first presented certificate is valid; `now` if there is none. */
export function instantWithin(presented: CredentialSource, now: number): number {
  const [leaf] = certificatesOf(presented);
  if (!leaf) return now;
  const { notBefore, notAfter } = leaf.certificate;
  return Math.max(notBefore, Math.min(now, notAfter));
}

/** The verdict of the bundle on the first presented certificate; undefined if either is unknown. */
export function verifyCredentials(
  presented: CredentialSource,
  trusted: CredentialSource,
  purpose: Purpose,
  signatures: SignatureTable,
  now: number,
): ChainOutcome | undefined {
  const [leaf, ...intermediates] = certificateListOf(presented);
  const anchors = certificateListOf(trusted);
  if (!leaf || anchors.length === 0 || !presented.known || !trusted.known) return undefined;
  return verifyChain({ leaf, intermediates, anchors, purpose, now }, signatures);
}

/**
 * Whether a certificate of the bundle issued the first certificate shown, perhaps through others. A leaf that lies in the bundle
 * itself bears no witness for it, unless it is self-signed and so its own issuer.
 */
export function isIssuedFrom(
  presented: CredentialSource,
  trusted: CredentialSource,
  signatures: SignatureTable,
  now: number,
): boolean {
  const outcome = verifyCredentials(presented, trusted, 'any', signatures, now);
  if (outcome?.kind !== 'trusted') return false;
  const [leaf] = outcome.chain;
  return outcome.chain.length > 1 || leaf?.subject.key === leaf?.issuer.key;
}
