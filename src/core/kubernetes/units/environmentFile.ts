import { keyLines } from '../../formats/redaction/keyMaterial.ts';
import { redact } from '../../formats/redaction/redact.ts';
import type { EnvironmentFile, SourceText, Variable } from '../../model/documents/unit.ts';
import { lineEnd } from '../../model/source/lineEnd.ts';
import type { Span } from '../../model/source/span.ts';
import { SourceTextBuilder } from './sourceText.ts';

const NAME = /[ \t]*(export[ \t]+)?([A-Za-z_]\w*)[ \t]*=/y;

/** Whether the first line that is no comment is a variable. */
export function beginsWithVariable(text: string): boolean {
  return /^\s*(?:[#;][^\n]*\n\s*)*(?:export[ \t]+)?[A-Za-z_]\w*[ \t]*=/.test(text);
}

/**
 * Reads the variables as systemd does, and those that a shell exports; undefined for text in which a line is neither a variable nor a comment.
 */
export function readEnvironmentFile(text: string): EnvironmentFile | undefined {
  const variables: Variable[] = [];
  const isOfKey = keyLines(text);
  let at = 0;
  while (at < text.length) {
    const end = lineEnd(text, at);
    if (isOfKey(at) || /^\s*(?:[#;][^\n]*)?$/.test(text.slice(at, end))) {
      at = end + 1;
      continue;
    }
    NAME.lastIndex = at;
    const match = NAME.exec(text);
    if (!match) return undefined;
    const start = NAME.lastIndex - match[0].trimStart().length;
    const read = readValue(text, NAME.lastIndex);
    const { value, openQuote } = read;
    const name = redact(match[2] ?? '');
    const span = { start, end: read.end };
    variables.push({ name, value, span, openQuote, ...(match[1] !== undefined && { isExported: true }) });
    at = read.next;
  }
  return variables.length > 0 ? { variables } : undefined;
}

interface ReadValue {
  readonly value: SourceText;
  readonly end: number;
  readonly next: number;
  readonly openQuote?: Span | undefined;
}

/**
 * The value as systemd's parse_env_file_internal reads it: quotes count only before the first other character, blanks between quoted parts
 * and after the value go, and a backslash quotes the next character or a line break.
 */
function readValue(text: string, from: number): ReadValue {
  const builder = new SourceTextBuilder(from);
  let at = from;
  let quote = '';
  let opened = at;
  let isPlain = false;
  let blanks: number[] = [];
  let end = from;
  const take = (index: number): void => {
    for (const blank of blanks) builder.add(text, blank);
    blanks = [];
    builder.add(text, index);
    end = index + 1;
  };
  for (; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quote === '' && isBreak(character)) break;
    if (quote !== '' && character === quote) {
      quote = '';
      end = at + 1;
    } else if (character === '\\' && quote !== "'") {
      isPlain ||= quote === '';
      const next = text[++at] ?? '\n';
      const isJoined = next === '\n' || (quote === '' && isBreak(next));
      if (isJoined) {
        // Blanks before a continued line stay.
        for (const blank of blanks) builder.add(text, blank);
        blanks = [];
        continue;
      }
      if (quote === '"' && !/["\\`$]/.test(next)) take(at - 1);
      take(at);
    } else if (quote === '' && !isPlain && (character === '"' || character === "'")) {
      quote = character;
      opened = at;
    } else if (quote === '' && (character === ' ' || character === '\t')) {
      if (isPlain) blanks.push(at);
    } else {
      isPlain ||= quote === '';
      take(at);
    }
  }
  const openQuote = quote === '' ? undefined : { start: opened, end: lineEnd(text, opened) };
  return { value: builder.done(), end, next: Math.min(at + 1, text.length), openQuote };
}

function isBreak(character: string): boolean {
  return character === '\n' || character === '\r';
}
