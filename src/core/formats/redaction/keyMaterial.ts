import type { Span } from '../../model/source/span.ts';
import { withoutTrailing } from '../../model/source/trailing.ts';
import { decodeBase64 } from '../base64/base64.ts';
import { derKind } from './derKind.ts';
import { dumpRowsIn } from './dumpRows.ts';
import { hexKeysIn } from './hexKeys.ts';
import { privateBlocksIn } from './privateBlocks.ts';
import { looksRandom } from './randomText.ts';
import { isSshPublicKey } from './sshPublicKey.ts';

/** Shorter text contains no private key, and no part of one that differs from a name: a line of a PEM body has 64 characters. */
export const MIN_LENGTH = 48;

/** Base64 of base64 of base64 of PEM: more is no mistake that people make. */
export const MAX_DEPTH = 4;

/** The parts of a text that are a private key, a piece of one or text that holds one, in whatever encoding; in order. */
export function keyMaterialIn(text: string, depth = 0): readonly Span[] {
  if (text.length < MIN_LENGTH) return [];
  const blocks = privateBlocksIn(text);
  const hex = hexKeysIn(text, (bytes) => classifyBytes(bytes, depth));
  const runs = runsOf(text).filter(({ digits }) => isKeyMaterial(digits, depth));
  return merged([...blocks, ...hex, ...dumpRowsIn(text), ...runs.map(({ span }) => span)]);
}

/** A base64 text with the white space and line breaks in it left out. */
export interface Run {
  readonly span: Span;
  readonly digits: string;
}

/** Words of base64 of either alphabet up to the five dashes of a PEM marker, and line breaks that are written as two characters. */
const WORD = /\\{1,4}[nrt]|[A-Za-z0-9+/][A-Za-z0-9+/_]*(?:-(?!----)[A-Za-z0-9+/_]*)*={0,2}/g;

/** Shorter words begin no run: a text of ordinary words is passed over at once. */
const MIN_WORD = 16;

/** The base64 texts of a text, in order. */
export function runsOf(text: string): readonly Run[] {
  const runs: Run[] = [];
  let start = 0;
  let end = -1;
  let digits: string[] = [];
  const close = (): void => {
    const whole = digits.join('');
    if (whole.length >= MIN_LENGTH) runs.push({ span: { start, end }, digits: whole });
    digits = [];
  };
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (word.startsWith('\\')) {
      if (digits.length > 0 && isBlank(text, end, index)) end = index + word.length;
      continue;
    }
    if (digits.length > 0 && isBlank(text, end, index) && goesOn(text, digits, word, index + word.length)) {
      digits.push(word);
      end = index + word.length;
      continue;
    }
    close();
    if (word.length < MIN_WORD) continue;
    start = index;
    end = index + word.length;
    digits.push(word);
  }
  close();
  return runs;
}

/** Whether a word after a line of base64 is more of it: the last line is shorter than the others. */
function goesOn(text: string, digits: readonly string[], word: string, end: number): boolean {
  const before = digits.at(-1) ?? '';
  // Behind the name of its algorithm.
  if (isSshWord(word)) return false;
  if (before.endsWith('=')) return false;
  if (word.length >= MIN_LENGTH && word.length === before.length) return true;
  // A name before its value is not withheld.
  if (word.endsWith('=')) return looksRandom(word) || (/[a-z]/.test(word) && !/[\w+/$-]/.test(text[end] ?? ''));
  return looksRandom(word) || (word.length >= 8 && /[a-z]/.test(word) && /[A-Z]/.test(word) && !word.includes('--'));
}

const isSshWord = (word: string): boolean => word.startsWith('AAAA') && isSshPublicKey(bytesOf(word));

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!/\s/.test(text[at] ?? '')) return false;
  return true;
}

function isKeyMaterial(digits: string, depth: number): boolean {
  if (isPublicDer(digits)) return false;
  const bytes = bytesOf(digits);
  return (bytes && classifyBytes(bytes, depth)) ?? (looksRandom(digits) || goesOnAsKey(digits));
}

/** Whether base64 is of something public: its first octets say so, and that it is about as long as the text. */
export function isPublicDer(digits: string): boolean {
  const head = bytesOf(digits.slice(0, HEAD));
  const der = head && derKind(head);
  return der?.kind === 'public' && der.length + SLACK >= (digits.length * 3) / 4;
}

/** Whether a path or a name goes on as a key, which the words before it make look less random. */
function goesOnAsKey(digits: string): boolean {
  if (digits.split('/').some((part) => part.length >= MIN_LENGTH && looksRandom(part))) return true;
  // As a SEQUENCE of DER begins, whatever its length.
  for (let at = digits.indexOf('M', 1); at >= 0; at = digits.indexOf('M', at + 1)) {
    const head = bytesOf(digits.slice(at, at + HEAD));
    if (head && derKind(head)?.kind === 'private') return true;
  }
  return false;
}

/** Digits that hold the beginnings of all nested structures that are looked at. */
const HEAD = 64;

/** The bytes of a base64 text of either alphabet; undefined for any other text. */
export function bytesOf(digits: string): Uint8Array | undefined {
  const standard = /[-_]/.test(digits) ? digits.replaceAll('-', '+').replaceAll('_', '/') : digits;
  const plain = withoutTrailing(standard, '=');
  const decoded = decodeBase64(plain.slice(0, plain.length - (plain.length % 4)));
  return 'bytes' in decoded ? decoded.bytes : undefined;
}

/** Whether bytes are, or hold, a private key; undefined if they do not say. */
function classifyBytes(bytes: Uint8Array, depth: number): boolean | undefined {
  if (isSshPublicKey(bytes)) return false;
  let rest = bytes;
  for (let der = derKind(rest); der; der = derKind(rest)) {
    if (der.kind === 'private') return true;
    rest = rest.subarray(der.length);
    if (rest.length <= SLACK) return false;
  }
  if (rest.length < bytes.length) return true;
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  return depth < MAX_DEPTH && keyMaterialIn(text, depth + 1).length > 0;
}

/** A few octets behind a certificate are damage; a key behind it is longer. */
export const SLACK = 16;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The bytes as text; undefined if they are not text. */
export function textOf(bytes: Uint8Array): string | undefined {
  for (const byte of bytes.subarray(0, 64)) if (byte < 9 || (byte > 13 && byte < 32) || byte === 127) return undefined;
  try {
    return UTF8.decode(bytes.subarray(0, completeLength(bytes)));
  } catch {
    return undefined;
  }
}

/** Without a character that is cut off at the end. */
function completeLength(bytes: Uint8Array): number {
  let at = bytes.length;
  while (at > bytes.length - 4 && at > 0 && ((bytes[at - 1] ?? 0) & 0xc0) === 0x80) at--;
  return (bytes[at - 1] ?? 0) >= 0xc0 ? at - 1 : bytes.length;
}

function merged(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const last = found.at(-1);
    if (last && span.start <= last.end)
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else found.push(span);
  }
  return found;
}

/** Whether each line of a text, asked for in order, begins inside a key: such a line is no setting and names nothing. */
export function keyLines(text: string): (lineStart: number) => boolean {
  const keys = keyMaterialIn(text);
  let next = 0;
  return (lineStart) => {
    while ((keys[next]?.end ?? Number.POSITIVE_INFINITY) <= lineStart) next++;
    return (keys[next]?.start ?? Number.POSITIVE_INFINITY) <= lineStart;
  };
}
