/** Controls beyond ASCII, format characters, line and paragraph separators: JSON may hold them as they are, terminals mind them. */
const HIDDEN = /[\u{7f}-\u{9f}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The value as indented JSON with a last newline. It reads back as the same value, and shows no character that hides or reorders text. */
export function jsonText(value: unknown): string {
  return `${escapedText(JSON.stringify(value, undefined, 2))}\n`;
}

function escapedText(json: string): string {
  return json.replaceAll(HIDDEN, escaped);
}

/** Each UTF-16 unit as JSON writes it (RFC 8259 §7). */
function escaped(character: string): string {
  return [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');
}

/** Items of a list in one piece: some 60 kB of certificates, as much as a pipe takes at once. */
const BATCH = 64;

/** A member of an object, and what makes its value. */
export type JsonMember = readonly [name: string, make: () => unknown];

/**
 * The text that `jsonText` gives for an object of these members, in pieces. A member is made when its turn comes, and a list may be any
 * iterable: then each batch of it is made for its piece and no longer kept.
 */
export function* jsonPieces(members: Iterable<JsonMember>): Generator<string> {
  let opening = '{';
  for (const [name, make] of members) {
    yield `${opening}\n  ${JSON.stringify(name)}: `;
    opening = ',';
    const value = make();
    if (isIterable(value)) yield* listPieces(value);
    else yield escapedText(inner(JSON.stringify([value], undefined, 2), 1));
  }
  yield '\n}\n';
}

function* listPieces(items: Iterable<unknown>): Generator<string> {
  let opening = '[\n';
  for (const batch of batchesOf(items)) {
    yield `${opening}    ${escapedText(inner(JSON.stringify([batch], undefined, 2), 2))}`;
    opening = ',\n';
  }
  yield opening === '[\n' ? '[]' : '\n  ]';
}

function* batchesOf<Item>(items: Iterable<Item>): Generator<readonly Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Without the brackets of so many lists around it, which have indented it. */
function inner(text: string, depth: 1 | 2): string {
  return depth === 1
    ? text.slice('[\n  '.length, -'\n]'.length)
    : text.slice('[\n  [\n    '.length, -'\n  ]\n]'.length);
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
