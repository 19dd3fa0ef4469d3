import type { ChainDraft, Draft } from './drawChain.ts';

/** The same with less that is odd. */
export function* smallerChains(chain: ChainDraft): Generator<ChainDraft> {
  const { leaf, intermediates, anchors, host } = chain;
  if (host !== '') yield { ...chain, host: '' };
  if (intermediates.length > 0 || anchors.some((anchor) => anchor !== leaf)) {
    // A fault of reading needs no more than the one certificate.
    for (const one of [leaf, ...intermediates, ...anchors])
      yield { ...chain, leaf: one, intermediates: [], anchors: [one] };
  }
  for (const smaller of smallerDrafts(leaf)) {
    yield { ...chain, leaf: smaller, anchors: anchors.map((anchor) => (anchor === leaf ? smaller : anchor)) };
  }
  for (const [at, one] of intermediates.entries()) {
    for (const smaller of smallerDrafts(one)) yield { ...chain, intermediates: intermediates.with(at, smaller) };
  }
  for (const [at, one] of anchors.entries()) {
    if (one === leaf) continue;
    for (const smaller of smallerDrafts(one)) yield { ...chain, anchors: anchors.with(at, smaller) };
  }
}

function* smallerDrafts(draft: Draft): Generator<Draft> {
  for (const at of draft.spoils.keys()) yield { ...draft, spoils: draft.spoils.toSpliced(at, 1) };
  for (const at of draft.extensions.keys()) yield { ...draft, extensions: draft.extensions.toSpliced(at, 1) };
}
