import { fieldKindOf } from '../../formats/redaction/fieldKind.ts';
import { keyLines } from '../../formats/redaction/keyMaterial.ts';
import { redact } from '../../formats/redaction/redact.ts';
import type { EnvironmentFile, SourceText, Variable } from '../../model/documents/unit.ts';
import type { Span } from '../../model/source/span.ts';
import { SourceTextBuilder } from './sourceText.ts';

/** The name, whatever it is: all that stands before the first equals sign of a line. */
const KEY = /[^\n\r=]*=/y;

const NAME = /^[ \t]*(export[ \t]+)?([A-Za-z_]\w*)[ \t]*=$/;

/** The end of a line for systemd, which takes a carriage return for one, too. */
const BREAK = /[\n\r]|$/g;

/** Lines of files of variables that shells read too, for which systemd has no use. */
const FOR_SHELLS = /^[ \t]*(?:(?:\.|source)[ \t]+\S+|export(?:[ \t]+\w+)+|set[ \t]+[-+]\w+)\s*$/;

/** Whether the first line that is no comment is a variable. */
export function beginsWithVariable(text: string): boolean {
  return /^\s*(?:[#;][^\n]*\n\s*)*(?:export[ \t]+)?[A-Za-z_]\w*[ \t]*=/.test(text);
}

/**
 * Reads the variables of a text as systemd does, and those that a shell exports; undefined for one without variables. A text that nothing shows to be
 * a file of variables must have the form of one: undefined if another line is in it than a variable, a comment and what only shells read.
 */
export function readEnvironmentFile(text: string): EnvironmentFile | undefined {
  return readVariables(text, (line) => FOR_SHELLS.test(line));
}

/** The same for a text that a unit names as its file of variables: systemd passes over lines without the name of a variable (load_env_file). */
export function readNamedEnvironmentFile(text: string): EnvironmentFile | undefined {
  return readVariables(text, () => true);
}

function readVariables(text: string, mayPassOver: (line: string) => boolean): EnvironmentFile | undefined {
  const variables: Variable[] = [];
  const isOfKey = keyLines(text);
  let at = 0;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    if (isOfKey(at) || /^\s*(?:[#;].*)?$/.test(line)) {
      at = end + 1;
      continue;
    }
    KEY.lastIndex = at;
    const [key = ''] = KEY.exec(text) ?? [];
    const match = NAME.exec(key);
    if (!match && !mayPassOver(line)) return undefined;
    const from = at + key.length;
    // A value belongs to the line even if no variable can have the name before it.
    const read = key === '' ? undefined : readValue(text, from, key.slice(0, -1).trim());
    at = read?.next ?? end + 1;
    if (!read || !match) continue;
    const [, exported, name = ''] = match;
    const span = { start: from - key.trimStart().length, end: read.end };
    const { value, openQuote } = read;
    variables.push({ name: redact(name), value, span, openQuote, ...(exported !== undefined && { isExported: true }) });
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
function readValue(text: string, from: number, name: string): ReadValue {
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
  return { value: builder.done(fieldKindOf([name])), end, next: Math.min(at + 1, text.length), openQuote };
}

function lineEnd(text: string, at: number): number {
  BREAK.lastIndex = at;
  return BREAK.exec(text)?.index ?? text.length;
}

function isBreak(character: string): boolean {
  return character === '\n' || character === '\r';
}
