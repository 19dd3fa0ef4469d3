/** Lower-case octets with colons between. */
export function colonHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(':');
}

/** Octets with colons, `perLine` a line, a colon ending every line but the last, indented. */
export function hexLines(bytes: Uint8Array, perLine: number, indent: number): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += perLine) {
    const more = at + perLine < bytes.length ? ':' : '';
    lines.push(' '.repeat(indent) + colonHex(bytes.subarray(at, at + perLine)) + more);
  }
  return lines;
}
