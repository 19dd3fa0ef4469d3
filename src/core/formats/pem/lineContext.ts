/** The text between a marker and the start of its line. */
export type LinePrefix = 'none' | 'blanks' | 'byteOrderMark' | 'loneCr' | 'marker' | 'text';

/** The text between a marker and the end of its line. */
export type LineSuffix = 'none' | 'loneCr' | 'literalNewline' | 'marker' | 'text';

const BYTE_ORDER_MARK = 0xfeff;
/** Blanks beyond this many are text: keeps hostile input linear. */
const MAX_BLANKS = 1024;

/** `floor` is where the previous marker ended: a marker that begins there, blanks aside, is glued to it. */
export function prefixOf(
  text: string,
  start: number,
  floor: number,
): { readonly kind: LinePrefix; readonly from: number } {
  let at = start;
  const limit = Math.max(floor, start - MAX_BLANKS);
  while (at > limit && isBlank(text.charCodeAt(at - 1))) at--;
  const before = at === 0 ? 10 : text.charCodeAt(at - 1);
  if (at === floor && floor > 0 && before !== 10 && before !== 13) return { kind: 'marker', from: at };
  if (before === BYTE_ORDER_MARK && (at === 1 || text.charCodeAt(at - 2) === 10))
    return { kind: 'byteOrderMark', from: at - 1 };
  if (before === 13) return { kind: 'loneCr', from: at };
  if (before !== 10) return { kind: 'text', from: at };
  return { kind: at === start ? 'none' : 'blanks', from: at };
}

/** Blanks and one CR before the LF do not count, as for Go. */
export function suffixOf(text: string, end: number): { readonly kind: LineSuffix; readonly from: number } {
  let at = end;
  const limit = Math.min(text.length, end + MAX_BLANKS);
  while (at < limit && isBlank(text.charCodeAt(at))) at++;
  if (at >= text.length) return { kind: 'none', from: at };
  const code = text.charCodeAt(at);
  if (code === 10) return { kind: 'none', from: at };
  if (code === 13)
    return { kind: at + 1 >= text.length || text.charCodeAt(at + 1) === 10 ? 'none' : 'loneCr', from: at };
  if (text.startsWith('\\n', at) || text.startsWith('\\r\\n', at)) return { kind: 'literalNewline', from: at };
  if (text.startsWith('-----BEGIN ', at)) return { kind: 'marker', from: at };
  return { kind: 'text', from: at };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
