import { withoutTrailing } from '../../model/source/trailing.ts';

/** The decoded bytes, or the UTF-16 offset at which Go's encoding/base64 reports corrupt input. */
export type Base64Result = { readonly bytes: Uint8Array } | { readonly badOffset: number };

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const INVALID = 64;

const SKIPPED = 65;

const BLANK = 66;

const PADDING = 67;

const CLASSES = new Uint8Array(128).fill(INVALID);

for (let at = 0; at < 64; at++) CLASSES[ALPHABET.charCodeAt(at)] = at;

CLASSES[10] = SKIPPED;

CLASSES[13] = SKIPPED;

CLASSES[32] = BLANK;

CLASSES[9] = BLANK;

CLASSES[61] = PADDING;

/** Decodes as Go's base64.StdEncoding: CR and LF are skipped, padding is required, trailing bits are not checked. */
export function decodeBase64(text: string): Base64Result {
  return decodeBase64Range(text, 0, text.length, false);
}

/** The same for a part of `text`; `badOffset` counts from the start of `text`. PEM bodies may also hold blanks and tabs. */
export function decodeBase64Range(text: string, start: number, end: number, allowBlanks: boolean): Base64Result {
  const bytes = new Uint8Array(Math.floor(((end - start) * 3) / 4));
  let size = 0;
  let bits = 0;
  let digits = 0;
  for (let at = start; at < end; at++) {
    const kind = classAt(text, at);
    if (kind < 64) {
      bits = (bits << 6) | kind;
      digits++;
      if (digits === 4) {
        bytes[size++] = bits >> 16;
        bytes[size++] = bits >> 8;
        bytes[size++] = bits;
        bits = 0;
        digits = 0;
      }
    } else if (kind === PADDING) {
      const bad = badPadding(text, at, end, digits, allowBlanks);
      if (bad !== undefined) return { badOffset: bad };
      bytes[size++] = digits === 2 ? bits >> 4 : bits >> 10;
      if (digits === 3) bytes[size++] = bits >> 2;
      return { bytes: bytes.slice(0, size) };
    } else if (kind !== SKIPPED && !(allowBlanks && kind === BLANK)) {
      return { badOffset: at };
    }
  }
  if (digits > 0) return { badOffset: end - digits };
  return { bytes: size === bytes.length ? bytes : bytes.slice(0, size) };
}

/** The offset at which Go rejects the padding that begins at `at` after `digits` digits of a quantum. */
function badPadding(text: string, at: number, end: number, digits: number, allowBlanks: boolean): number | undefined {
  if (digits < 2) return at;
  let next = skip(text, at + 1, end, allowBlanks);
  if (digits === 2) {
    if (next === end) return end;
    if (classAt(text, next) !== PADDING) return next - 1;
    next = skip(text, next + 1, end, allowBlanks);
  }
  return next < end ? next : undefined;
}

function skip(text: string, from: number, end: number, allowBlanks: boolean): number {
  let at = from;
  while (at < end) {
    const kind = classAt(text, at);
    if (kind !== SKIPPED && !(allowBlanks && kind === BLANK)) break;
    at++;
  }
  return at;
}

function classAt(text: string, at: number): number {
  return CLASSES[text.charCodeAt(at)] ?? INVALID;
}

/** Standard base64 with padding, on one line. */
export function encodeBase64(bytes: Uint8Array): string {
  let latin = '';
  for (let at = 0; at < bytes.length; at += 4096) latin += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return btoa(latin);
}

/** Decodes base64url with or without padding (RFC 4648 §5); undefined for text outside its alphabet. */
export function decodeBase64Url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*={0,2}$/.test(text)) return undefined;
  const standard = withoutTrailing(text, '=').replaceAll('-', '+').replaceAll('_', '/');
  const decoded = decodeBase64(standard.padEnd(Math.ceil(standard.length / 4) * 4, '='));
  return 'bytes' in decoded ? decoded.bytes : undefined;
}

/** Base64url without padding. */
export function encodeBase64Url(bytes: Uint8Array): string {
  return withoutTrailing(encodeBase64(bytes), '=').replaceAll('+', '-').replaceAll('/', '_');
}
