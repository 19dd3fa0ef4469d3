import type { Span } from '../../model/source/span.ts';
import { jsonExtent, stringEnd } from './jsonExtent.ts';
import { afterSpace } from './readJson.ts';

/** The range of a List's items in a document, found without parsing it. */
export interface ListExtent {
  /** All items: in JSON with the brackets around them, in YAML the lines below the key. */
  readonly span: Span;
  /** In JSON the values, in YAML each from its dash to the next. */
  readonly items: readonly Span[];
}

/** The items of a List as kubectl prints it, in JSON or YAML; undefined for any other document. Rests now and then. */
export function* listExtent(text: string, { start, end }: Span): Generator<undefined, ListExtent | undefined> {
  const first = afterSpace(text, start, text.length);
  return text[first] === '{' ? yield* jsonList(text, first) : yamlList(text, start, end);
}

/** Goes from key to key of the outermost object until it meets `items`. */
function* jsonList(text: string, start: number): Generator<undefined, ListExtent | undefined> {
  let at = afterSpace(text, start + 1, text.length);
  while (text[at] === '"') {
    const keyEnd = stringEnd(text, at) + 1;
    const value = afterColon(text, keyEnd);
    if (value === undefined) return undefined;
    if (text.slice(at, keyEnd) === '"items"' && text[value] === '[') return yield* jsonItems(text, value);
    const end = text[value] === '"' ? stringEnd(text, value) + 1 : yield* valueEnd(text, value);
    if (end === undefined) return undefined;
    const comma = afterSpace(text, end, text.length);
    if (text[comma] !== ',') return undefined;
    at = afterSpace(text, comma + 1, text.length);
  }
  return undefined;
}

function* jsonItems(text: string, start: number): Generator<undefined, ListExtent | undefined> {
  const items: Span[] = [];
  let at = afterSpace(text, start + 1, text.length);
  while (text[at] === '{') {
    const end = yield* jsonExtent(text, at);
    if (end === undefined) return undefined;
    items.push({ start: at, end });
    at = afterSpace(text, end, text.length);
    if (text[at] === ',') at = afterSpace(text, at + 1, text.length);
  }
  return text[at] === ']' ? { span: { start, end: at + 1 }, items } : undefined;
}

function afterColon(text: string, start: number): number | undefined {
  const colon = afterSpace(text, start, text.length);
  return text[colon] === ':' ? afterSpace(text, colon + 1, text.length) : undefined;
}

/** A number or a word of JSON ends where white space, a comma or a bracket begins. */
function* valueEnd(text: string, start: number): Generator<undefined, number | undefined> {
  if (text[start] === '{' || text[start] === '[') return yield* jsonExtent(text, start);
  let end = start;
  while (end < text.length && /[\w.+-]/.test(text.charAt(end))) end++;
  return end > start ? end : undefined;
}

const ITEMS_KEY = /^items:[ \t]*\r?\n(?=( *)- )/gm;

/** Below `items:` in column 0, where a line with a dash in the column of the first begins each item. */
function yamlList(text: string, start: number, end: number): ListExtent | undefined {
  ITEMS_KEY.lastIndex = start;
  const key = ITEMS_KEY.exec(text);
  // Anchors may lead from one item to another.
  if (!key || key.index >= end || /[&*]/.test(text.slice(start, key.index))) return undefined;
  const column = key[1]?.length ?? 0;
  const from = key.index + key[0].length;
  const starts: number[] = [];
  let at = from;
  while (at < end) {
    const indent = indentAt(text, at);
    const isBlank = '\r\n#'.includes(text.charAt(at + indent));
    if (!isBlank && indent === column && text.startsWith('- ', at + indent)) starts.push(at);
    else if (!isBlank && indent <= column) break;
    const line = text.indexOf('\n', at);
    at = line < 0 ? end : line + 1;
  }
  const last = Math.min(at, end);
  return {
    span: { start: from, end: last },
    items: starts.map((item, i) => ({ start: item, end: starts[i + 1] ?? last })),
  };
}

function indentAt(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ') at++;
  return at - start;
}
