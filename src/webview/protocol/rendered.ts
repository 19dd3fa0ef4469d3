import type { Text } from '../../core/model/text/text.ts';

/** What a page is sent: plain data of the core in which the host has written out each text, in the person's language. */
export type Rendered<T> = T extends Text
  ? string
  : T extends object
    ? { readonly [Member in keyof T]: Rendered<T[Member]> }
    : T;
