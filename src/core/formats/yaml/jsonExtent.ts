/** Characters that are gone through before the thread is free again. */
const STRIDE = 1024 * 1024;

const [QUOTE, BACKSLASH, BRACE, BRACE_END, BRACKET, BRACKET_END] = [34, 92, 123, 125, 91, 93];

/**
 * The end of the JSON object or array that begins at the offset, without reading what is in it (RFC 8259); undefined if the text ends before it does.
 * Rests now and then.
 */
export function* jsonExtent(text: string, start: number): Generator<undefined, number | undefined> {
  let depth = 0;
  let rest = start + STRIDE;
  for (let at = start; at < text.length; at++) {
    if (at > rest) {
      yield;
      rest = at + STRIDE;
    }
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at);
    else if (code === BRACE || code === BRACKET) depth++;
    else if (code === BRACE_END || code === BRACKET_END) depth--;
    if (depth <= 0) return at + 1;
  }
  return undefined;
}

/** The offset of the quote that ends the string, or the text's end. */
export function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes++;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}
