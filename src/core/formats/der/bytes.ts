const DIGITS = [...'0123456789abcdef'].map((digit) => digit.charCodeAt(0));

/** Lower-case hexadecimal, two digits a byte, no separator. */
export function toHex(bytes: Uint8Array): string {
  // Digits added to a text one by one would stay in memory one by one.
  const codes = new Uint8Array(bytes.length * 2);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    codes[at * 2] = DIGITS[byte >> 4] ?? 0;
    codes[at * 2 + 1] = DIGITS[byte & 15] ?? 0;
  }
  return bytesKey(codes);
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** As many arguments as any host takes in a call. */
const PART = 4096;

/** Latin-1 text of the bytes: equal texts are equal bytes, so it serves as a key of a Map. */
export function bytesKey(bytes: Uint8Array): string {
  if (bytes.length <= PART) return latinText(bytes);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += PART) parts.push(latinText(bytes.subarray(at, at + PART)));
  return parts.join('');
}

/** Not spread into arguments, which makes an object of every byte. */
function latinText(bytes: Uint8Array): string {
  // The type asks for an array, the language for whatever has a length.
  return String.fromCharCode.apply(undefined, bytes as unknown as number[]);
}
