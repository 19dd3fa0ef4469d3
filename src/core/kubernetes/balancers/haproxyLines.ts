import { lineEnd } from '../../model/source/lineEnd.ts';
import type { Span } from '../../model/source/span.ts';

/** A word of a line, without its quotes and escapes. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** A line of a section: its keyword and what follows. */
export type Line = readonly [Word, ...Word[]];

/** One section of a configuration, such as "backend apiservers". */
export interface Section {
  readonly kind: string;
  /** Absent for "global". */
  readonly name?: string;
  /** The first line, which has the kind and the name. */
  readonly header: Line;
  readonly lines: readonly Line[];
}

/** The keywords that begin a section of interest. Any other section has no server of a proxy (docs.haproxy.org, "Configuration Manual", 2 and 4). */
const PROXIES = ['global', 'defaults', 'frontend', 'backend', 'listen'] as const;
const SECTION: ReadonlySet<string> = new Set([
  ...PROXIES,
  ...['peers', 'resolvers', 'mailers', 'userlist', 'program', 'ring', 'cache', 'http-errors', 'log-forward'],
  ...['fcgi-app', 'crt-store', 'traces', 'acme', 'log-profile'],
]);

/** The sections of a configuration of HAProxy, in order. */
export function readSections(text: string): readonly Section[] {
  const sections: Section[] = [];
  let lines: Line[] = [];
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const [first, ...rest] = wordsOf(text, at, end);
    at = end + 1;
    if (!first) continue;
    const line: Line = [first, ...rest];
    if (!SECTION.has(first.text)) {
      lines.push(line);
      continue;
    }
    lines = [];
    const [name] = rest;
    sections.push({ kind: first.text, ...(name && { name: name.text }), header: line, lines });
  }
  return sections;
}

/** The words of one line up to a comment (docs.haproxy.org, "Quoting and escaping"). */
function wordsOf(text: string, from: number, end: number): readonly Word[] {
  const words: Word[] = [];
  for (let at = from; at < end; ) {
    const character = text.charAt(at);
    if (character === '#') break;
    if (/\s/.test(character)) at++;
    else {
      const word = wordAt(text, at, end);
      words.push(word);
      at = word.span.end;
    }
  }
  return words;
}

function wordAt(text: string, start: number, end: number): Word {
  let value = '';
  let quote = '';
  let at = start;
  for (; at < end; at++) {
    const character = text.charAt(at);
    if (quote === '' && /[\s#]/.test(character)) break;
    if (character === quote) quote = '';
    else if (quote === '' && /["']/.test(character)) quote = character;
    else if (character === '\\' && quote !== "'" && at + 1 < end) value += text.charAt(++at);
    else value += character;
  }
  return { text: value, span: { start, end: at } };
}
