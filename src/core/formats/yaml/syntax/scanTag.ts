import { type Cursor, isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, isWord } from './cursor.ts';
import { sequenceLength } from './sourceEncoding.ts';

const [EXCLAMATION, PERCENT, DOT, LESS, GREATER, HASH] = [33, 37, 46, 60, 62, 35];

/** Characters other than blanks that may follow an anchor name. */
const AFTER_NAME = '?:,]}%@`';

/** Scans the anchor or alias at the cursor and returns its name. */
export function scanAnchor(cursor: Cursor): string {
  const start = ++cursor.pos;
  while (isWord(cursor.code())) cursor.pos++;
  const isEnd = isBlankOrEnd(cursor.code()) || AFTER_NAME.includes(String.fromCharCode(cursor.code()));
  if (cursor.pos === start || !isEnd) throw cursor.error('did not find expected alphabetic or numeric character');
  return cursor.text.slice(start, cursor.pos);
}

export interface ScannedTag {
  /** Empty for a verbatim tag. */
  readonly handle: string;
  readonly suffix: string;
}

/** Scans the tag at the cursor. */
export function scanTag(cursor: Cursor): ScannedTag {
  const tag = cursor.code(1) === LESS ? scanVerbatim(cursor) : scanShorthand(cursor);
  if (!isBlankOrEnd(cursor.code())) throw cursor.error('did not find expected whitespace or line break');
  return tag;
}

function scanVerbatim(cursor: Cursor): ScannedTag {
  cursor.pos += 2;
  const suffix = scanUri(cursor, '');
  if (cursor.code() !== GREATER) throw cursor.error("did not find the expected '>'");
  cursor.pos++;
  return { handle: '', suffix };
}

function scanShorthand(cursor: Cursor): ScannedTag {
  const handle = scanHandle(cursor, false);
  if (handle.length > 1 && handle.endsWith('!')) return { handle, suffix: scanUri(cursor, '') };
  const suffix = scanUri(cursor, handle);
  return suffix === '' ? { handle: '', suffix: '!' } : { handle: '!', suffix };
}

function scanHandle(cursor: Cursor, isDirective: boolean): string {
  if (cursor.code() !== EXCLAMATION) throw cursor.error("did not find expected '!'");
  const start = cursor.pos++;
  while (isWord(cursor.code())) cursor.pos++;
  if (cursor.code() === EXCLAMATION) cursor.pos++;
  else if (isDirective && cursor.pos > start + 1) throw cursor.error("did not find expected '!'");
  return cursor.text.slice(start, cursor.pos);
}

const URI_MARKS = ";/?:@&=+$,.!~*'()[]%";

/** Scans a tag URI. `head` is text already consumed as a possible handle. */
function scanUri(cursor: Cursor, head: string): string {
  let uri = head.slice(1);
  const start = cursor.pos;
  for (let code = cursor.code(); isWord(code) || URI_MARKS.includes(String.fromCharCode(code)); code = cursor.code()) {
    if (code === PERCENT) uri += scanUriEscape(cursor);
    else {
      uri += String.fromCharCode(code);
      cursor.pos++;
    }
  }
  if (cursor.pos === start && head === '') throw cursor.error('did not find expected tag URI');
  return uri;
}

/** Scans one character given as percent-encoded UTF-8 bytes. */
function scanUriEscape(cursor: Cursor): string {
  const bytes: number[] = [];
  for (let left = 1; left > 0; left--) {
    const digits = String.fromCharCode(cursor.code(1), cursor.code(2));
    if (cursor.code() !== PERCENT || !/^[0-9A-Fa-f]{2}$/.test(digits))
      throw cursor.error('did not find URI escaped octet');
    const byte = Number.parseInt(digits, 16);
    if (bytes.length === 0) left = sequenceLength(byte);
    if (left === 0) throw cursor.error('found an incorrect leading UTF-8 octet');
    if (bytes.length > 0 && (byte & 0xc0) !== 0x80) throw cursor.error('found an incorrect trailing UTF-8 octet');
    bytes.push(byte);
    cursor.pos += 3;
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

export type Directive =
  | { readonly kind: 'versionDirective'; readonly version: string }
  | { readonly kind: 'tagDirective'; readonly handle: string; readonly prefix: string };

/** Scans the directive at the cursor up to the end of its line. */
export function scanDirective(cursor: Cursor, onComment: (start: number, end: number) => void): Directive {
  const start = ++cursor.pos;
  while (isWord(cursor.code())) cursor.pos++;
  const name = cursor.text.slice(start, cursor.pos);
  if (name === '') throw cursor.error('could not find expected directive name');
  if (!isBlankOrEnd(cursor.code())) throw cursor.error('found unexpected non-alphabetical character');
  if (name !== 'YAML' && name !== 'TAG') throw cursor.error('found unknown directive name');
  const directive = name === 'YAML' ? scanVersion(cursor) : scanTagDirective(cursor);
  cursor.skipBlanks();
  if (cursor.code() === HASH) {
    const comment = cursor.pos;
    cursor.skipToBreak();
    onComment(comment, cursor.pos);
  }
  if (!isBreakOrEnd(cursor.code())) throw cursor.error('did not find expected comment or line break');
  if (isBreak(cursor.code())) cursor.readBreak();
  return directive;
}

function scanVersion(cursor: Cursor): Directive {
  cursor.skipBlanks();
  const major = scanNumber(cursor);
  if (cursor.code() !== DOT) throw cursor.error("did not find expected digit or '.' character");
  cursor.pos++;
  return { kind: 'versionDirective', version: `${major}.${scanNumber(cursor)}` };
}

function scanNumber(cursor: Cursor): number {
  const start = cursor.pos;
  while (cursor.code() >= 48 && cursor.code() <= 57) {
    if (cursor.pos === start + 2) throw cursor.error('found extremely long version number');
    cursor.pos++;
  }
  if (cursor.pos === start) throw cursor.error('did not find expected version number');
  return Number(cursor.text.slice(start, cursor.pos));
}

function scanTagDirective(cursor: Cursor): Directive {
  cursor.skipBlanks();
  const handle = scanHandle(cursor, true);
  if (!isBlank(cursor.code())) throw cursor.error('did not find expected whitespace');
  cursor.skipBlanks();
  const prefix = scanUri(cursor, '');
  if (!isBlankOrEnd(cursor.code())) throw cursor.error('did not find expected whitespace or line break');
  return { kind: 'tagDirective', handle, prefix };
}
