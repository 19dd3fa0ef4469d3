import type { Text } from './text.ts';

/** Plain data in which each text is written out, in the reader's language. */
export type Rendered<T> = T extends Text
  ? string
  : T extends object
    ? { readonly [Member in keyof T]: Rendered<T[Member]> }
    : T;
