import type { Word } from './haproxyLines.ts';

/** A directive with its parameters, and the directives in its block. */
export interface Directive {
  readonly name: Word;
  readonly parameters: readonly Word[];
  /** Absent for a directive that ends with a semicolon. */
  readonly block?: readonly Directive[];
}

/** Blocks within one another; no configuration has as many. */
const MAX_DEPTH = 32;

/** The directives of a configuration of nginx (nginx.org, "Beginner's Guide"); undefined for a text whose blocks do not end. */
export function readDirectives(text: string): readonly Directive[] | undefined {
  const blocks: Directive[][] = [[]];
  let words: Word[] = [];
  for (const token of tokensOf(text)) {
    if (typeof token !== 'string') {
      words.push(token);
      continue;
    }
    const [name, ...parameters] = words;
    words = [];
    if (token === ';') {
      if (name) blocks.at(-1)?.push({ name, parameters });
    } else if (token === '{') {
      const block: Directive[] = [];
      if (!name || blocks.length > MAX_DEPTH) return undefined;
      blocks.at(-1)?.push({ name, parameters, block });
      blocks.push(block);
    } else if (name || blocks.length === 1) return undefined;
    else blocks.pop();
  }
  return blocks.length === 1 ? blocks[0] : undefined;
}

/** The words, and the characters that end directives and blocks. */
function* tokensOf(text: string): Generator<Word | '{' | '}' | ';'> {
  for (let at = 0; at < text.length; ) {
    const character = text.charAt(at);
    if (character === '#') at = endOfLine(text, at);
    else if (/\s/.test(character)) at++;
    else if (character === '{' || character === '}' || character === ';') {
      yield character;
      at++;
    } else {
      const word = wordAt(text, at);
      yield word;
      at = word.span.end;
    }
  }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function wordAt(text: string, start: number): Word {
  const quote = text.charAt(start);
  const isQuoted = quote === '"' || quote === "'";
  let value = '';
  let at = isQuoted ? start + 1 : start;
  for (; at < text.length; at++) {
    const character = text.charAt(at);
    if (isQuoted ? character === quote : /[\s;{}]/.test(character) && !(character === '{' && text[at - 1] === '$'))
      break;
    if (character === '\\' && at + 1 < text.length) at++;
    value += text.charAt(at);
  }
  return { text: value, span: { start, end: Math.min(isQuoted ? at + 1 : at, text.length) } };
}
