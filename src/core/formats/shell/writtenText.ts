import { lastAtOrBefore } from '../../model/collections/sorted.ts';
import { endOfExpansion } from './shellWord.ts';

/** Text that a script has, and where each of its characters stands there. */
export interface ShellText {
  readonly text: string;
  readonly offsetOf: (offset: number) => number;
}

/**
 * How variables are kept in a text. `written`: as they are. `unbraced`: those without braces, which mean something in a flow collection of YAML.
 * `unit`: as they are, but for systemd's commands, in which `$$` stands for `$`. `replaced`: none.
 */
export type KeptVariables = 'written' | 'unbraced' | 'unit' | 'replaced';

/**
 * The text that a here-document passes to its command. The shell's expansions are unknown: a variable is kept as `variables` tells, and anything else
 * becomes one word, `$(NAME)`, that systemd and YAML leave as it is. Undefined if an expansion is a whole line, which may become several, or has no end.
 */
export function hereDocumentText(
  source: string,
  {
    body,
    expands,
    stripsTabs,
  }: {
    readonly body: { readonly start: number; readonly end: number };
    readonly expands: boolean;
    readonly stripsTabs: boolean;
  },
  variables: KeptVariables = 'replaced',
): ShellText | undefined {
  if (!expands && !stripsTabs) {
    return { text: source.slice(body.start, body.end), offsetOf: (offset) => body.start + offset };
  }
  const builder = new TextBuilder(source);
  const inner = source.slice(0, body.end);
  const holes = new Holes(inner, variables);
  let isLineStart = true;
  for (let at = body.start; at < body.end; ) {
    const character = inner.charAt(at);
    if (isLineStart && stripsTabs && character === '\t') {
      at++;
      continue;
    }
    if (isLineStart) holes.beginLine(at);
    const next = inner.charAt(at + 1);
    if (expands && character === '\\' && next !== '' && '\\$`\n'.includes(next)) {
      if (next !== '\n') builder.copy(at + 1, at + 2);
      holes.pass(next);
      at += 2;
    } else if (expands && (character === '`' || (character === '$' && EXPANSION.test(next)))) {
      const end = endOfHole(inner, at);
      if (end === undefined || isWholeLine(inner, body.start, at, end)) return undefined;
      holes.put(builder, at, end);
      at = end;
    } else {
      builder.copy(at, at + 1);
      holes.pass(character);
      at++;
    }
    isLineStart = character === '\n';
  }
  return builder.done(body.end);
}

/** The text of a double-quoted string of a script, before expansion. */
export function doubleQuotedText(source: string, start: number, end: number): ShellText {
  const builder = new TextBuilder(source);
  for (let at = start; at < end; at++) {
    const next = source.charAt(at + 1);
    const isEscape = source[at] === '\\' && '"\\$`\n'.includes(next);
    if (isEscape) at++;
    if (!isEscape || next !== '\n') builder.copy(at, at + 1);
  }
  return builder.done(end);
}

/** The characters after a `$` that the shell expands. */
const EXPANSION = /^[A-Za-z_0-9({@*#?$!-]/;

/** Replaces expansions line by line. A line of a unit that ends in a backslash continues in the next one. */
class Holes {
  readonly #text: string;
  readonly #variables: KeptVariables;
  #isCommand = false;
  #last = '';

  constructor(text: string, variables: KeptVariables) {
    this.#text = text;
    this.#variables = variables;
  }

  beginLine(at: number): void {
    if (this.#last !== '\\')
      this.#isCommand = this.#variables === 'unit' && COMMAND.test(this.#text.slice(at, at + MAX_INDENT));
    this.#last = '';
  }

  /** Takes over a character as the shell passes it on. */
  pass(character: string): void {
    if (character !== '\n' && character !== '\r') this.#last = character;
  }

  /** Adds the replacement of an expansion. */
  put(builder: TextBuilder, start: number, end: number): void {
    const written = this.#text.slice(start, end);
    this.#last = '';
    if (!this.#isKept(written)) {
      builder.put(holeOf(written), start);
      return;
    }
    if (this.#isCommand) builder.put('$', start);
    builder.copy(start, end);
  }

  #isKept(expansion: string): boolean {
    if (this.#variables === 'replaced') return false;
    if (/^\$\w/.test(expansion)) return true;
    return this.#variables !== 'unbraced' && /^\$\{\w+\}$/.test(expansion);
  }
}

/** The assignment of a command in a unit (systemd.service(5)). */
const COMMAND = /^[ \t]*Exec[A-Z]\w*[ \t]*=/;

function endOfHole(text: string, at: number): number | undefined {
  if (text[at] === '`' || text[at + 1] === '{') return endOfExpansion(text, at, () => undefined);
  if (text[at + 1] === '(') return endOfParens(text, at + 1);
  const name = /^\w+/.exec(text.slice(at + 1, at + 1 + MAX_NAME))?.[0] ?? '';
  return at + 1 + Math.max(1, /^\d/.test(name) ? 1 : name.length);
}

/** Characters of a variable's name. */
const MAX_NAME = 256;

function endOfParens(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at + 1;
  }
  return undefined;
}

/** A continuation of the line before it adds a word to that line. */
function isWholeLine(text: string, first: number, start: number, end: number): boolean {
  const before = text.slice(Math.max(first, start - MAX_INDENT), start);
  const lineStart = before.lastIndexOf('\n') + 1;
  if (/\S/.test(before.slice(lineStart)) || /^[ \t]*[^\s\\]/.test(text.slice(end, end + MAX_INDENT))) return false;
  return !/\\\r?\n[ \t]*$/.test(before);
}

/** Columns. A person does not indent a separate line further. */
const MAX_INDENT = 200;

function holeOf(expansion: string): string {
  const name = expansion.slice(1, MAX_HOLE).replaceAll(/[^\w.-]+/g, '_');
  return `$(${name.replace(/^_/, '').replace(/_$/, '')})`;
}

const MAX_HOLE = 60;

/** A piece of the text: from a place of the source on, or all of it at one place. */
interface Piece {
  readonly start: number;
  readonly source: number;
  readonly isCopy: boolean;
}

class TextBuilder {
  readonly #source: string;
  readonly #texts: string[] = [];
  readonly #pieces: Piece[] = [];
  #length = 0;
  #open: { readonly from: number; to: number } | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  copy(from: number, to: number): void {
    if (this.#open?.to !== from) {
      this.#close();
      this.#open = { from, to };
    } else this.#open.to = to;
  }

  put(text: string, at: number): void {
    this.#close();
    this.#add(text, { start: this.#length, source: at, isCopy: false });
  }

  done(end: number): ShellText {
    this.#close();
    const pieces = this.#pieces;
    const length = this.#length;
    return {
      text: this.#texts.join(''),
      offsetOf: (offset) => (offset < length ? placeIn(pieces, offset) : end),
    };
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open)
      this.#add(this.#source.slice(open.from, open.to), { start: this.#length, source: open.from, isCopy: true });
  }

  #add(text: string, piece: Piece): void {
    this.#texts.push(text);
    this.#pieces.push(piece);
    this.#length += text.length;
  }
}

function placeIn(pieces: readonly Piece[], offset: number): number {
  const {
    start = 0,
    source = 0,
    isCopy = false,
  } = pieces[lastAtOrBefore(pieces, offset, (piece) => piece.start)] ?? {};
  return isCopy ? source + offset - start : source;
}
