import { keyLines } from '../../formats/redaction/keyMaterial.ts';
import { redact } from '../../formats/redaction/redact.ts';
import type { EnvironmentFile, SourceText, Variable } from '../../model/documents/unit.ts';
import { lineEnd } from '../../model/source/lineEnd.ts';
import type { Span } from '../../model/source/span.ts';
import { SourceTextBuilder } from './sourceText.ts';

const NAME = /[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=/y;

/** Whether the first line that is no comment is a variable. */
export function beginsWithVariable(text: string): boolean {
  return /^\s*(?:[#;].*\n\s*)*(?:export[ \t]+)?[A-Za-z_]\w*[ \t]*=/.test(text);
}

/** Reads the variables as systemd does; undefined for text in which a line is neither a variable nor a comment. */
export function readEnvironmentFile(text: string): EnvironmentFile | undefined {
  const variables: Variable[] = [];
  const isOfKey = keyLines(text);
  let at = 0;
  while (at < text.length) {
    const end = lineEnd(text, at);
    if (isOfKey(at) || /^\s*(?:[#;].*)?$/.test(text.slice(at, end))) {
      at = end + 1;
      continue;
    }
    NAME.lastIndex = at;
    const match = NAME.exec(text);
    if (!match) return undefined;
    const start = NAME.lastIndex - match[0].trimStart().length;
    const read = readValue(text, NAME.lastIndex);
    const { value, openQuote } = read;
    variables.push({ name: redact(match[1] ?? ''), value, span: { start, end: read.end }, openQuote });
    at = read.next;
  }
  return variables.length > 0 ? { variables } : undefined;
}

interface ReadValue {
  readonly value: SourceText;
  readonly end: number;
  readonly next: number;
  readonly openQuote?: Span;
}

/** Quotes are taken away, a backslash quotes the next character, blanks inside stay and those around go. */
function readValue(text: string, from: number): ReadValue {
  const builder = new SourceTextBuilder(from);
  let at = from;
  let quote = '';
  let opened = at;
  let blanks: number[] = [];
  let end = from;
  let started = false;
  const take = (index: number): void => {
    if (started) for (const blank of blanks) builder.add(text, blank);
    blanks = [];
    started = true;
    builder.add(text, index);
    end = index + 1;
  };
  for (; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quote === '' && (character === '\n' || character === '\r')) break;
    if (character === quote) {
      quote = '';
      end = at + 1;
    } else if (character === '\\' && quote !== "'") {
      at++;
      if (text[at] === '\r') at++;
      if (text[at] === '\n' || at >= text.length) continue;
      if (quote === '"' && !/["\\`$]/.test(text[at] ?? '')) take(at - 1);
      take(at);
    } else if (quote === '' && (character === '"' || character === "'")) {
      quote = character;
      opened = at;
    } else if (quote === '' && (character === ' ' || character === '\t')) {
      blanks.push(at);
    } else take(at);
  }
  const next = at >= text.length ? text.length : lineEnd(text, at) + 1;
  const openQuote = quote === '' ? undefined : { start: opened, end: lineEnd(text, opened) };
  return { value: builder.done(), end, next, openQuote };
}
