/** Whether a name that Node has read may be trusted: in the place of bytes that are not UTF-8 it puts U+FFFD. */
export function isUtf8Name(name: string): boolean {
  return !name.includes('\u{fffd}');
}

/** A name on disk for people: bytes beyond ASCII as "\xe9", as `ls --escape` and shells write them. */
export function escapeBytes(name: Uint8Array): string {
  return Array.from(name, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`)).join('');
}
