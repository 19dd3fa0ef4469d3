import { lineEnd } from '../model/source/lineEnd.ts';

/** Characters of a tag; a longer one is text. */
const MAX_TAG = 4000;

/** Tags in one text whose braces or strings do not end: each is read up to MAX_TAG in vain. */
const MAX_UNBALANCED = 50;

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['{%', '%}'],
  ['{#', '#}'],
  ['{{', '}}'],
  ['<%', '%>'],
  ['%{', '}'],
  ['${', '}'],
]);

/** Strings and braces in expressions may have the closing mark; Mustache's comments, and all that ERB has, may not. */
const EXPRESSION = /^(?:\{%|\{\{(?!!)|[%$]\{)/;

const GO_COMMENT = /^\{\{(?:- )?\/\*/;

/** The end of a tag. */
export interface TagEnd {
  /** The offset of the closing mark. */
  readonly inner: number;
  /** The offset behind it. */
  readonly end: number;
  /** Set if it does not end: the rest of the line is a part of it. */
  readonly isUnbalanced?: true;
}

/** The ends of the tags of a text. Linear: tags are asked for in order, and few are read in vain. */
export class TagEnds {
  readonly #text: string;
  /** The next place of each closing mark. */
  readonly #places = new Map<string, number>();
  #unbalanced = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The end of the tag at an offset; undefined if the mark there begins no tag. */
  of(mark: string, start: number): TagEnd | undefined {
    const close = CLOSING.get(mark) ?? '';
    const first = this.#next(close, start + 2);
    const isNear = first - start <= MAX_TAG;
    const inner = isNear ? this.#innerEnd(start, first, close) : undefined;
    if (inner !== undefined) return { inner, end: inner + close.length };
    if (mark !== '${') return undefined;
    const end = this.#unbalanced > MAX_UNBALANCED ? this.#text.length : lineEnd(this.#text, start);
    return { inner: end, end, isUnbalanced: true };
  }

  #innerEnd(start: number, first: number, close: string): number | undefined {
    const text = this.#text;
    const beginning = text.slice(start, start + 6);
    if (GO_COMMENT.test(beginning)) {
      const end = this.#next('*/', start + 2);
      return end - start <= MAX_TAG ? Math.max(first, this.#next(close, end)) : first;
    }
    if (!EXPRESSION.test(beginning) || !/["'`{]/.test(text.slice(start + 2, first))) return first;
    const end = this.#unbalanced > MAX_UNBALANCED ? undefined : balancedEnd(text, start, close);
    if (end === undefined) this.#unbalanced++;
    // Other dialects than Terraform's have quotes and braces that are no expression.
    return end ?? (close === '}' ? undefined : first);
  }

  /** The next place of a word at an offset or behind it. Offsets grow from call to call. */
  #next(word: string, from: number): number {
    const known = this.#places.get(word) ?? -1;
    if (known >= from) return known;
    const found = this.#text.indexOf(word, from);
    const at = found < 0 ? Number.POSITIVE_INFINITY : found;
    this.#places.set(word, at);
    return at;
  }
}

/** The closing mark of an expression, outside of its strings and braces. */
function balancedEnd(text: string, start: number, close: string): number | undefined {
  const from = start + 2;
  const within = text.slice(from, start + MAX_TAG);
  const found = close === '}' ? endInTerraform(within) : endInExpression(within, close);
  return found === undefined ? undefined : from + found;
}

/** A string of Go or Jinja, a quote without its end, a brace, or the beginning of a closing mark. */
const PART = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|["'`{}]|%(?=\})/g;

function endInExpression(within: string, close: string): number | undefined {
  let depth = 0;
  for (const { 0: part, index } of within.matchAll(PART)) {
    if (depth === 0 && within.startsWith(close, index)) return index;
    if (/^["'`]$/.test(part)) return undefined;
    if (part === '{') depth++;
    else if (part === '}') depth = Math.max(0, depth - 1);
  }
  return undefined;
}

/** A quote, a line break, an escape, or the beginning or end of an expression or an object. */
const TERRAFORM_PART = /\\.|\$\$\{|%%\{|[$%]\{|["{}\n]/g;

/** A string of Terraform is one line, and may have expressions in it (hashicorp/hcl, hclsyntax/spec.md, "Template Expressions"). */
function endInTerraform(within: string): number | undefined {
  const open: ('string' | 'braces')[] = [];
  for (const { 0: part, index } of within.matchAll(TERRAFORM_PART)) {
    const isString = open.at(-1) === 'string';
    if (isString && part === '\n') return undefined;
    if (part === '"') {
      if (isString) open.pop();
      else open.push('string');
    } else if (isString ? /^[$%]\{$/.test(part) : part.endsWith('{')) open.push('braces');
    else if (!isString && part === '}' && !open.pop()) return index;
  }
  return undefined;
}
