import type { Artifact } from './artifact.ts';

/**
 * Whose key signed a token. `verified`: that artifact's; `refused`: the token names this key, whose check fails;
 * `absent`: no key at hand; `unchecked`: this host cannot check it; `unpaid`: the budget ended before its key was found.
 */
export type TokenSigner =
  | { readonly kind: 'verified' | 'refused'; readonly artifact: Artifact }
  | { readonly kind: 'absent' | 'unchecked' | 'unpaid' };
