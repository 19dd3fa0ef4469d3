import { decodeBase64Range } from '../../formats/base64/base64.ts';
import { gunzip } from '../../formats/gzip/gunzip.ts';
import { isScrubbed, isTemplated } from '../../formats/placeholder.ts';
import { readText, wideEncoding } from '../../formats/sniff.ts';
import type { YamlScalar } from '../../formats/yaml/node.ts';
import { sourceOffsets, unredacted } from '../../formats/yaml/sourceOffset.ts';
import type { EmbeddedFile } from '../../model/embeddedFile.ts';
import { utf8Offsets } from '../../model/source/utf8Offsets.ts';

/** How a value holds the content of a file; of `dataUrl`, the URL says more. */
export interface Encoding {
  readonly form: 'plain' | 'base64' | 'dataUrl';
  readonly isCompressed?: boolean;
}

export type FileContent = Pick<EmbeddedFile, 'content' | 'place'>;

/** As large as a file that is read. Bytes. */
export const LARGEST_FILE = 5 * 1024 * 1024;

/** All files of one document, however they are compressed, or repeated by aliases of YAML. Bytes. */
const LARGEST_DOCUMENT = 32 * 1024 * 1024;

/** The limit on the content of all files of one document. */
export class ContentBudget {
  #left = LARGEST_DOCUMENT;

  /** False if it is too much. */
  pay(bytes: number): boolean {
    this.#left -= bytes;
    return this.#left >= 0;
  }

  unpack(bytes: Uint8Array): Uint8Array | 'damaged' | 'too-large' | 'expands-too-far' {
    if (this.#left <= 0) return 'expands-too-far';
    const unpacked = gunzip(bytes, LARGEST_FILE);
    const size = typeof unpacked === 'string' ? LARGEST_FILE : unpacked.length;
    return this.pay(size) || typeof unpacked === 'string' ? unpacked : 'expands-too-far';
  }
}

/** Bytes, and for each the offset in the value at which it stands. */
interface Decoded {
  readonly bytes: Uint8Array;
  readonly offsetOf: (byte: number) => number;
}

/** The content that a value writes into its file; undefined if it is unknown: it is filled in from a template, or comes from elsewhere. */
export function fileContent(given: YamlScalar, encoding: Encoding, budget: ContentBudget): FileContent | undefined {
  const scalar = unredacted(given.base64 ?? given);
  const { value } = scalar;
  const whole = { span: scalar.span, length: 0 };
  if (!budget.pay(value.length)) return { content: 'expands-too-far', place: whole };
  if (encoding.form === 'plain' && !encoding.isCompressed) return plainContent(scalar);
  // Escapes of a URL may look like the placeholders of a template.
  if (encoding.form === 'dataUrl' ? isScrubbed(value) : isTemplated(value)) return undefined;
  const decoded = encoding.form === 'dataUrl' ? decodeDataUrl(value) : decodeDigits(value, 0);
  if (decoded === undefined || (decoded === 'damaged' && isTemplated(value))) return undefined;
  if (decoded === 'damaged') return { content: decoded, place: whole };
  if (!encoding.isCompressed) return placedContent(scalar, decoded);
  const content = budget.unpack(decoded.bytes);
  const length = typeof content === 'string' ? 0 : (readText(content)?.length ?? 0);
  return { content, place: { ...whole, length } };
}

function plainContent(scalar: YamlScalar): FileContent {
  const { value, span } = scalar;
  const place = { span, length: value.length, offsetOf: lazily(() => sourceOffsets(scalar)) };
  return { content: new TextEncoder().encode(value), place };
}

function placedContent(scalar: YamlScalar, { bytes, offsetOf }: Decoded): FileContent {
  const { span } = scalar;
  const text = wideEncoding(bytes) ? undefined : readText(bytes);
  if (bytes.length > LARGEST_FILE) return { content: 'too-large', place: { span, length: 0 } };
  if (text === undefined) return { content: bytes, place: { span, length: 0 } };
  const inDocument = lazily(() => {
    const toSource = sourceOffsets(scalar);
    const bytesBefore = text.length === bytes.length ? undefined : utf8Offsets(text);
    return (offset) => toSource(offsetOf(bytesBefore?.[offset] ?? offset));
  });
  return { content: bytes, place: { span, length: text.length, offsetOf: inDocument } };
}

/** Most values are never pointed at. */
function lazily(make: () => (offset: number) => number): (offset: number) => number {
  let made: ((offset: number) => number) | undefined;
  return (offset) => {
    made ??= make();
    return made(offset);
  };
}

/** A URL of RFC 2397; undefined for any other, of which nothing is known. */
function decodeDataUrl(value: string): Decoded | 'damaged' | undefined {
  if (!/^data:/i.test(value)) return undefined;
  const comma = value.indexOf(',');
  if (comma < 0) return 'damaged';
  const isBase64 = /;[ ]*base64[ ]*$/i.test(value.slice(0, comma));
  return isBase64 ? decodeDigits(value, comma + 1) : decodePercent(value, comma + 1);
}

/** Base64 from an offset on; whoever reads it here passes over blanks and line breaks. */
export function decodeDigits(value: string, start: number): Decoded | 'damaged' {
  const end = value.trimEnd().length;
  const decoded = decodeBase64Range(value, start, end, true);
  if ('badOffset' in decoded) return 'damaged';
  const hasBlanks = /\s/.test(value.slice(start, end));
  const digits = hasBlanks ? digitOffsets(value, start, end) : undefined;
  const digitOf = (byte: number) => Math.floor((byte * 4) / 3);
  return { bytes: decoded.bytes, offsetOf: (byte) => digits?.[digitOf(byte)] ?? start + digitOf(byte) };
}

function digitOffsets(value: string, start: number, end: number): readonly number[] {
  const offsets: number[] = [];
  for (let at = start; at < end; at++) if (!/\s/.test(value.charAt(at))) offsets.push(at);
  return offsets;
}

function decodePercent(value: string, start: number): Decoded | 'damaged' {
  const bytes: number[] = [];
  const offsets: number[] = [];
  const encoder = new TextEncoder();
  for (let at = start; at < value.length; ) {
    const octet = /^%([0-9a-f]{2})$/i.exec(value.slice(at, at + 3))?.[1];
    if (value[at] === '%' && octet === undefined) return 'damaged';
    const length = octet === undefined ? String.fromCodePoint(value.codePointAt(at) ?? 0).length : 3;
    const written = octet === undefined ? encoder.encode(value.slice(at, at + length)) : [Number.parseInt(octet, 16)];
    for (const byte of written) {
      bytes.push(byte);
      offsets.push(at);
    }
    at += length;
  }
  return { bytes: Uint8Array.from(bytes), offsetOf: (byte) => offsets[byte] ?? value.length };
}
