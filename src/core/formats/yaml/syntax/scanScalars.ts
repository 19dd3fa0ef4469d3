import { type Cursor, folded, isBlank, isBlankOrEnd, isBreak, NUL, SPACE, TAB } from './cursor.ts';
import type { ScannedScalar } from './token.ts';

const QUOTE = 39;
const BACKSLASH = 92;

/** Scans the quoted scalar at the cursor. */
export function scanQuoted(cursor: Cursor, quote: number): ScannedScalar {
  const { text } = cursor;
  const isSingle = quote === QUOTE;
  const contentStart = ++cursor.pos;
  let value = '';
  let segment = contentStart;
  for (;;) {
    if (cursor.isAtIndicator()) throw cursor.error('found unexpected document indicator');
    if (cursor.code() === NUL) throw cursor.error('found unexpected end of stream');
    let isFolding = false;
    for (;;) {
      cursor.pos = ordinaryEnd(cursor, quote);
      const code = cursor.code();
      if (isBlankOrEnd(code)) break;
      if (code === quote) {
        if (!isSingle || cursor.code(1) !== quote) break;
        value += text.slice(segment, cursor.pos + 1);
        cursor.pos += 2;
        segment = cursor.pos;
      } else if (code === BACKSLASH && !isSingle) {
        value += text.slice(segment, cursor.pos);
        if (isBreak(cursor.code(1))) {
          cursor.pos++;
          cursor.readBreak();
          segment = cursor.pos;
          isFolding = true;
          break;
        }
        value += scanEscape(cursor);
        segment = cursor.pos;
      } else cursor.pos++;
    }
    if (cursor.code() === quote) break;
    const end = cursor.pos;
    let first = '';
    let others = '';
    for (let code = cursor.code(); isBlank(code) || isBreak(code); code = cursor.code()) {
      if (isBlank(code)) cursor.pos++;
      else if (isFolding) others += cursor.readBreak();
      else {
        value += text.slice(segment, end);
        first = cursor.readBreak();
        isFolding = true;
      }
    }
    if (isFolding) {
      value += folded(first, others);
      segment = cursor.pos;
    }
  }
  const contentEnd = cursor.pos++;
  const isVerbatim = segment === contentStart;
  value = isVerbatim ? text.slice(contentStart, contentEnd) : value + text.slice(segment, contentEnd);
  const style = isSingle ? 'single' : 'double';
  return { value, style, contentStart, contentEnd, indent: 0, isVerbatim, isBeforeBreak: false };
}

/** The end of the characters at the cursor that stand for themselves in any quotes. */
function ordinaryEnd({ text, pos, end }: Cursor, quote: number): number {
  let at = pos;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code <= SPACE || code === quote || code === BACKSLASH || code >= 0x85) break;
  }
  return at;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);

const DIGITS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function scanEscape(cursor: Cursor): string {
  const letter = String.fromCharCode(cursor.code(1));
  const plain = ESCAPES.get(letter);
  if (plain !== undefined) {
    cursor.pos += 2;
    return plain;
  }
  const length = DIGITS.get(letter);
  if (length === undefined) throw cursor.error('found unknown escape character');
  cursor.pos += 2;
  let value = 0;
  for (let at = 0; at < length; at++) {
    const digit = hexDigit(cursor.code(at));
    if (digit === undefined) throw cursor.error('did not find expected hexdecimal number');
    value = value * 16 + digit;
  }
  if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff) {
    throw cursor.error('found invalid Unicode character escape code');
  }
  cursor.pos += length;
  return String.fromCodePoint(value);
}

function hexDigit(code: number): number | undefined {
  const digit = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(digit) ? undefined : digit;
}

/** Scans the plain scalar at the cursor. */
export function scanPlain(cursor: Cursor, indent: number, isInFlow: boolean): ScannedScalar {
  const { text } = cursor;
  const contentStart = cursor.pos;
  let value = '';
  let segment = contentStart;
  let end = contentStart;
  let first = '';
  let others = '';
  let isFolding = false;
  for (;;) {
    if (cursor.isAtIndicator() || cursor.code() === HASH) break;
    const wordStart = cursor.pos;
    const at = wordsEnd(cursor, isInFlow);
    cursor.pos = at;
    if (at > wordStart) {
      if (isFolding) {
        value += folded(first, others);
        segment = wordStart;
        others = '';
        isFolding = false;
      }
      end = at;
    }
    let code = cursor.code();
    if (!isBlank(code) && !isBreak(code)) break;
    for (; isBlank(code) || isBreak(code); code = cursor.code()) {
      if (isBlank(code)) {
        if (isFolding && code === TAB && cursor.column < indent) {
          throw cursor.error('found a tab character that violates indentation');
        }
        cursor.pos++;
      } else if (isFolding) others += cursor.readBreak();
      else {
        value += text.slice(segment, end);
        first = cursor.readBreak();
        isFolding = true;
      }
    }
    if (!isInFlow && cursor.column < indent) break;
  }
  const isVerbatim = segment === contentStart;
  if (isVerbatim) value = text.slice(contentStart, end);
  else if (!isFolding) value += text.slice(segment, end);
  return { value, style: 'plain', contentStart, contentEnd: end, indent: 0, isVerbatim, isBeforeBreak: isFolding };
}

const HASH = 35;
const COLON = 58;

/** The end of the words at the cursor with only spaces between them: a tab, a break, a comment, a colon before a blank, or a flow indicator follows. */
function wordsEnd(cursor: Cursor, isInFlow: boolean): number {
  const { text, pos, end } = cursor;
  let last = pos;
  for (let at = pos; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE) continue;
    if (code < SPACE) break;
    if (code === COLON ? isBlankOrEnd(cursor.codeAt(at + 1)) : isInFlow && isFlowIndicator(code)) break;
    if (code === HASH && at > last) break;
    if (code >= 0x85 && isBreak(code)) break;
    last = at + 1;
  }
  return last;
}

/** `,`, `?`, `[`, `]`, `{` and `}`. */
function isFlowIndicator(code: number): boolean {
  return code === 44 || code === 63 || code === 91 || code === 93 || code === 123 || code === 125;
}
