/** Controls beyond ASCII, format characters, line and paragraph separators: JSON may hold them as they are, but terminals interpret them. */
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

/** Characters after which a piece of a list ends. Writing each item by itself takes longer than making it. */
const LEAST_PIECE = 16_384;

/** A member of an object and its lazy value. A member without a value is omitted. */
export type JsonMember = readonly [name: string, make: () => unknown];

/** An object that is written member by member, at any depth. */
export class JsonObject {
  readonly members: Iterable<JsonMember>;

  constructor(members: Iterable<JsonMember>) {
    this.members = members;
  }
}

/**
 * The text that `jsonText` gives for a value, in pieces. A member of a `JsonObject` is made when its turn comes, and a list may be any
 * iterable: then each item is made for its piece and no longer kept. No piece but that of one large item has more than 32 kB.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  yield* valuePieces(value, 0);
  yield '\n';
}

function* valuePieces(value: unknown, depth: number): Generator<string> {
  if (value instanceof JsonObject) yield* objectPieces(value, depth);
  else if (isIterable(value)) yield* listPieces(value, depth);
  else yield textAt(value, depth);
}

function* objectPieces({ members }: JsonObject, depth: number): Generator<string> {
  let opening = '{';
  for (const [name, make] of members) {
    const value = make();
    if (value === undefined) continue;
    yield `${opening}\n${indentation(depth + 1)}${JSON.stringify(name)}: `;
    opening = ',';
    yield* valuePieces(value, depth + 1);
  }
  yield opening === '{' ? '{}' : `\n${indentation(depth)}}`;
}

function* listPieces(items: Iterable<unknown>, depth: number): Generator<string> {
  let opening = '[';
  let piece = '';
  for (const item of items) {
    piece += `${opening}\n${indentation(depth + 1)}`;
    opening = ',';
    if (item instanceof JsonObject) {
      yield piece;
      yield* objectPieces(item, depth + 1);
      piece = '';
      continue;
    }
    piece += textAt(item, depth + 1);
    if (piece.length < LEAST_PIECE) continue;
    yield piece;
    piece = '';
  }
  yield opening === '[' ? '[]' : `${piece}\n${indentation(depth)}]`;
}

/** The text of a value at that depth. */
function textAt(value: unknown, depth: number): string {
  let wrapped = value;
  for (let level = 0; level < depth; level++) wrapped = [wrapped];
  const text = JSON.stringify(wrapped, undefined, 2);
  // Each level adds a bracket, a line break and indentation on both sides of the value.
  const before = 2 * depth + depth * (depth + 1);
  return escapedText(text.slice(before, text.length - 2 * depth - depth * (depth - 1)));
}

function indentation(depth: number): string {
  return '  '.repeat(depth);
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
