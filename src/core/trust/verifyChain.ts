import type { Certificate } from '../model/artifacts/certificate.ts';
import type { ChainFailure, ChainOutcome, Purpose, SignatureTable, VerifyRequest } from '../model/chainOutcome.ts';
import { derived } from '../model/memo/derived.ts';
import { type BuiltChains, buildChains } from './buildChain.ts';
import { createPool } from './candidates.ts';
import { hostInError, matchesHost } from './hostname.ts';
import { memberFailure } from './memberFailure.ts';
import { nameConstraintFailure } from './nameConstraints.ts';
import { policiesAllow } from './policies.ts';

/**
 * Whether a Go peer accepts the presented certificate, in the order of Certificate.Verify: the leaf itself, the host
 * name, a chain, its policies, the purpose, then name constraints. Revocation is not looked at, as in Go.
 */
export function verifyChain(request: VerifyRequest, signatures: SignatureTable): ChainOutcome {
  const { leaf, host, now } = request;
  const failure = memberFailure(leaf, 'leaf', [], now);
  if (failure !== undefined) return refused(failure);
  if (host !== undefined && host !== '' && !matchesHost(leaf, host)) {
    return refused({ kind: 'hostname', certificate: leaf, host: hostInError(host) });
  }
  const built = chainsFor(request, signatures);
  const rejected = { policies: 0, purpose: 0 };
  let constrained: ChainFailure | undefined;
  for (const chain of built.chains) {
    if (!policiesAllow(chain)) rejected.policies++;
    else if (!chainAllows(chain, request.purpose)) rejected.purpose++;
    else {
      const failed = nameConstraintFailure(chain);
      if (failed === undefined) return { kind: 'trusted', chain };
      constrained ??= failed;
    }
  }
  if (built.unchecked !== undefined) return { kind: 'unchecked', ...built.unchecked };
  return refused(built.failure ?? constrained ?? noValidChains(request, built.chains, rejected));
}

/** Every chain was rejected for its policies or for the purpose. */
function noValidChains(
  { leaf: certificate, purpose: wanted }: VerifyRequest,
  chains: BuiltChains['chains'],
  { policies, purpose }: { readonly policies: number; readonly purpose: number },
): ChainFailure {
  if (policies === 0) {
    const limits = new Set(chains.flatMap((chain) => chain.filter((member) => !chainAllows([member], wanted))));
    // A certificate that excludes the purpose itself was meant for another, and so may be its CA.
    return { kind: 'incompatibleUsage', certificate, ...(!limits.has(certificate) && { limitedBy: [...limits] }) };
  }
  const details = [
    ...(purpose > 0 ? [`${purpose} candidate chains with incompatible key usage`] : []),
    `${policies} candidate chains with invalid policies`,
  ];
  return { kind: 'noValidChains', certificate, detail: details.join(', ') };
}

/** An anchor that is the leaf itself, byte for byte, needs no issuer and need not be a CA. */
function chainsFor(request: VerifyRequest, signatures: SignatureTable): BuiltChains {
  const anchors = poolOf(request.anchors);
  if (anchors.contains(request.leaf)) return { chains: [[request.leaf]] };
  const intermediates = poolOf(request.intermediates);
  return buildChains(request.leaf, { anchors, intermediates, signatures, now: request.now });
}

/** The anchors of a bundle are one list for every certificate that is verified by it. */
const poolOf = derived(createPool);

function refused(failure: ChainFailure): ChainOutcome {
  return { kind: 'refused', failure };
}

/** True if every member that lists extended key usages lists this one or any; a member without the list allows all. */
export function chainAllows(chain: readonly Certificate[], purpose: Purpose): boolean {
  if (purpose === 'any') return true;
  return chain.every(({ extendedKeyUsage: usages }) => {
    if (usages === undefined || usages.length === 0) return true;
    return usages.includes('anyExtendedKeyUsage') || usages.includes(purpose);
  });
}
