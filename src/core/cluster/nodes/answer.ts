import type { Text } from '../../model/text/text.ts';

/** What files tell of an absence: that it is one, that it is none, or why neither is known. */
export type Answer =
  | { readonly is: 'yes' }
  | { readonly is: 'no' }
  | { readonly is: 'unknown'; readonly because: Text };

export const YES: Answer = { is: 'yes' };
export const NO: Answer = { is: 'no' };
