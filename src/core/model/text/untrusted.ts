declare const brand: unique symbol;

/**
 * Text that came out of a file: hostile until a renderer wrote it for its form. At run time it is the string itself; its type has none of
 * a string's methods, so that nothing can put it into a sentence, a page or a command by hand.
 */
export interface Untrusted {
  readonly [brand]: 'untrusted';
}

/** Marks text as a file's own. Safe for any text: what is marked is only ever escaped. */
export function untrusted(text: string): Untrusted;
export function untrusted(text: string | undefined): Untrusted | undefined;
export function untrusted(text: string | undefined): Untrusted | undefined {
  return text as unknown as Untrusted | undefined;
}

/** What the file says, to be compared and looked up; never to be shown. */
export function contentOf(text: Untrusted): string;
export function contentOf(text: Untrusted | undefined): string | undefined;
export function contentOf(text: Untrusted | undefined): string | undefined {
  return text as unknown as string | undefined;
}
