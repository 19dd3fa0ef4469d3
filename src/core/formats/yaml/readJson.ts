import { mapOf } from './merge.ts';
import { namedEntries, namedItems } from './namedValues.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSequence } from './node.ts';
import { keysAround, redactedInField, redactedScalar } from './sourceOffset.ts';
import { YamlError } from './syntax/yamlError.ts';

/** Levels of nesting that Go's decoder takes. */
const MAX_DEPTH = 10_000;

/** Values between two yields. */
const STRIDE = 64;

const [QUOTE, COMMA, MINUS, COLON, OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [34, 44, 45, 58, 91, 93, 123, 125];

export type JsonResult =
  | { readonly kind: 'value'; readonly root: YamlNode; readonly end: number }
  | { readonly kind: 'error'; readonly error: YamlError };

interface Frame {
  readonly start: number;
  readonly entries: YamlEntry[] | undefined;
  readonly items: YamlNode[];
  key: YamlScalar | undefined;
}

/** Reads the JSON value at the offset as Go's encoding/json does, skipping white space before it. Yields between values. */
export function* readJson(text: string, start: number, end: number): Generator<undefined, JsonResult> {
  const frames: Frame[] = [];
  const fail = (at: number, problem: string): JsonResult => ({
    kind: 'error',
    error: new YamlError(at >= end ? 'unexpected end of JSON input' : `invalid character ${problem}`, at),
  });
  let at = afterSpace(text, start, end);
  let read = 0;
  for (;;) {
    if (++read % STRIDE === 0) yield;
    const frame = frames.at(-1);
    const code = at < end ? text.charCodeAt(at) : 0;
    let node: YamlNode | undefined;
    if (frame && frame.entries === undefined && code === CLOSE_LIST && frame.items.length === 0) {
      node = closed(frames, ++at);
    } else if (frame?.entries && frame.key === undefined) {
      if (code === CLOSE_MAP && frame.entries.length === 0) node = closed(frames, ++at);
      else {
        if (code !== QUOTE) return fail(at, 'looking for beginning of object key string');
        const key = readString(text, at, end);
        if (typeof key === 'number') return fail(key, 'in string literal');
        at = afterSpace(text, key.span.end, end);
        if (at >= end || text.charCodeAt(at) !== COLON) return fail(at, 'after object key');
        frame.key = redactedScalar(key);
        at = afterSpace(text, at + 1, end);
        continue;
      }
    } else if (code === OPEN_MAP || code === OPEN_LIST) {
      if (frames.length === MAX_DEPTH) {
        return { kind: 'error', error: new YamlError('exceeded max depth', at) };
      }
      frames.push({ start: at, entries: code === OPEN_MAP ? [] : undefined, items: [], key: undefined });
      at = afterSpace(text, at + 1, end);
      continue;
    } else {
      const scalar = code === QUOTE ? readString(text, at, end) : readLiteral(text, at, end);
      if (typeof scalar === 'number')
        return fail(scalar, code === QUOTE ? 'in string literal' : 'looking for beginning of value');
      node = scalar;
      at = scalar.span.end;
    }
    // A value is complete; it may also complete the collections around it.
    while (node) {
      const parent = frames.at(-1);
      if (!parent) return { kind: 'value', root: node.kind === 'scalar' ? redactedScalar(node) : node, end: at };
      place(parent, frames, node);
      at = afterSpace(text, at, end);
      const next = at < end ? text.charCodeAt(at) : 0;
      const isMap = parent.entries !== undefined;
      if (next === COMMA) {
        at = afterSpace(text, at + 1, end);
        if (!isMap && at < end && text.charCodeAt(at) === CLOSE_LIST) return fail(at, 'looking for beginning of value');
        if (isMap && at < end && text.charCodeAt(at) === CLOSE_MAP) {
          return fail(at, 'looking for beginning of object key string');
        }
        break;
      }
      if (next !== (isMap ? CLOSE_MAP : CLOSE_LIST)) {
        return fail(at, isMap ? 'after object key:value pair' : 'after array element');
      }
      node = closed(frames, ++at);
    }
  }
}

function place(frame: Frame, frames: readonly Frame[], placed: YamlNode): void {
  const keys = () => keysAround(frames, ({ key }) => key?.value);
  const node = placed.kind === 'scalar' ? redactedInField(placed, keys) : placed;
  if (!frame.entries) frame.items.push(node);
  else if (frame.key) frame.entries.push({ key: frame.key.value, keySpan: frame.key.span, value: node });
  frame.key = undefined;
}

function closed(frames: Frame[], end: number): YamlMap | YamlSequence | undefined {
  const frame = frames.pop();
  if (!frame) return undefined;
  const span = { start: frame.start, end };
  return frame.entries
    ? mapOf(namedEntries(frame.entries), [], span)
    : { kind: 'seq', items: namedItems(frame.items), span };
}

/** The offset of the next character that is not JSON white space. */
export function afterSpace(text: string, start: number, end: number): number {
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break;
  }
  return at;
}

const ESCAPE = /\\(?:(["\\/bfnrt])|u([0-9a-fA-F]{4}))/g;

const NEXT_ESCAPE = /\\(?:(["\\/bfnrt])|u([0-9a-fA-F]{4}))/y;

const SHORT: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Reads the string at the offset, which is still to be redacted. Returns the offset of the error if it is malformed. */
function readString(text: string, start: number, end: number): YamlScalar | number {
  let hasEscapes = false;
  let at = start + 1;
  for (; ; at++) {
    if (at >= end) return end;
    const code = text.charCodeAt(at);
    if (code === QUOTE) break;
    if (code < 32) return at;
    if (code !== 92) continue;
    hasEscapes = true;
    const length = escapeLength(text, at);
    if (length === 0) return at + 1;
    at += length - 1;
  }
  const raw = text.slice(start + 1, at);
  const value = hasEscapes ? unescaped(raw) : raw;
  return scalarOf(value, value, 'double', raw, start, at + 1);
}

function escapeLength(text: string, at: number): number {
  NEXT_ESCAPE.lastIndex = at;
  return NEXT_ESCAPE.exec(text)?.[0].length ?? 0;
}

/** A surrogate without its other half. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function unescaped(raw: string): string {
  return raw
    .replaceAll(ESCAPE, (_, short: string | undefined, hex: string | undefined) =>
      hex === undefined ? (SHORT[short ?? ''] ?? short ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replaceAll(LONE_SURROGATE, '\ufffd');
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;

const LITERALS: ReadonlyMap<string, boolean | undefined> = new Map([
  ['true', true],
  ['false', false],
  ['null', undefined],
]);

function readLiteral(text: string, start: number, end: number): YamlScalar | number {
  const first = start < end ? text.charCodeAt(start) : 0;
  if (first === MINUS || (first >= 48 && first <= 57)) {
    NUMBER.lastIndex = start;
    const digits = NUMBER.exec(text)?.[0] ?? '';
    const value = Number(digits);
    if (digits === '' || !Number.isFinite(value)) return start;
    return scalarOf(digits, value, 'plain', digits, start, start + digits.length);
  }
  for (const [word, value] of LITERALS) {
    if (text.startsWith(word, start)) return scalarOf(word, value, 'plain', word, start, start + word.length);
  }
  return start;
}

function scalarOf(
  value: string,
  typed: YamlScalar['typed'],
  style: YamlScalar['style'],
  raw: string,
  start: number,
  end: number,
): YamlScalar {
  const quote = style === 'double' ? 1 : 0;
  const contentSpan = { start: start + quote, end: end - quote };
  return { kind: 'scalar', value, typed, style, span: { start, end }, contentSpan, raw, indent: 0 };
}
