declare const brand: unique symbol;

/**
 * Text read from a file, hostile until a renderer has escaped it. At run time it is the string itself; the type has no string methods, so
 * it cannot be concatenated into a sentence, a page or a command.
 */
export interface Untrusted {
  readonly [brand]: 'untrusted';
}

/** Marks text as read from a file. Safe for any text: marked text is only ever escaped. */
export function untrusted(text: string): Untrusted;
export function untrusted(text: string | undefined): Untrusted | undefined;
export function untrusted(text: string | undefined): Untrusted | undefined {
  return text as unknown as Untrusted | undefined;
}

/** The content, for comparisons and lookups only; never for display. */
export function contentOf(text: Untrusted): string;
export function contentOf(text: Untrusted | undefined): string | undefined;
export function contentOf(text: Untrusted | undefined): string | undefined {
  return text as unknown as string | undefined;
}
