import type { Certificate } from '../model/artifacts/certificate.ts';
import type { AuthorityHint, ChainFailure, SignatureTable } from '../model/chainOutcome.ts';
import type { Text } from '../model/text/text.ts';
import { alreadyInChain, type Pool } from './candidates.ts';
import { memberFailure } from './memberFailure.ts';
import { checkSignatureFrom } from './signatureCheck.ts';

type Chain = readonly Certificate[];

/** The chains that were found, each from leaf to anchor, or the reason why there is none; `unchecked` names a link that this host cannot verify. */
export interface BuiltChains {
  readonly chains: readonly Chain[];
  readonly failure?: ChainFailure;
  readonly unchecked?: { readonly certificate: Certificate; readonly reason: Text } | undefined;
}

interface Search {
  readonly anchors: Pool;
  readonly intermediates: Pool;
  readonly signatures: SignatureTable;
  readonly now: number;
}

/** Signature checks for one leaf, after which Go gives up (maxChainSignatureChecks). */
const MAX_SIGNATURE_CHECKS = 100;

/**
 * Every chain from the leaf to an anchor, built as Go's buildChains does: anchors before intermediates, and where none
 * is found, the reason of the candidate looked at last.
 */
export function buildChains(leaf: Certificate, search: Search): BuiltChains {
  let checks = 0;
  let unchecked: BuiltChains['unchecked'];

  function extend(below: Chain, child: Certificate): BuiltChains {
    const chains: Chain[] = [];
    let failure: ChainFailure | undefined;
    let hint: AuthorityHint | undefined;

    function consider(candidate: Certificate, place: 'anchor' | 'intermediate'): void {
      checks++;
      if (checks > MAX_SIGNATURE_CHECKS) {
        failure = { kind: 'signatureLimit', certificate: leaf };
        return;
      }
      // Counted, since Go 1.25.
      if (alreadyInChain(candidate, below)) return;
      const signature = checkSignatureFrom(child, candidate, search.signatures);
      if (signature.kind === 'unchecked') unchecked ??= { certificate: child, reason: signature.reason };
      if (signature.kind === 'refused') hint ??= { candidate, error: signature.error, because: signature.because };
      if (signature.kind !== 'valid') return;
      failure = memberFailure(candidate, place, below, search.now);
      if (failure !== undefined) return;
      if (place === 'anchor') {
        chains.push(below.concat(candidate));
        return;
      }
      const upper = extend(below.concat(candidate), candidate);
      failure = upper.failure;
      chains.push(...upper.chains);
    }

    for (const anchor of search.anchors.potentialParents(child)) consider(anchor, 'anchor');
    for (const candidate of search.intermediates.potentialParents(child)) consider(candidate, 'intermediate');
    if (chains.length > 0) return { chains };
    return { chains, failure: failure ?? { kind: 'unknownAuthority', certificate: child, hint } };
  }

  const built = extend([leaf], leaf);
  return { ...built, unchecked };
}
