import { keyLines } from '../../formats/redaction/keyMaterial.ts';
import { redact } from '../../formats/redaction/redact.ts';
import type { LostLine, SourceText, UnitFile, UnitSetting } from '../../model/documents/unit.ts';
import { lineEnd } from '../../model/source/lineEnd.ts';
import type { Span } from '../../model/source/span.ts';
import { madePath } from '../../model/source/templateName.ts';
import { SourceTextBuilder, sourceEnd } from './sourceText.ts';

const SERVICE = /^[ \t]*\[Service\][ \t]*\r?$/m;

/**
 * Whether text is a unit by its structure: before the first section stand comments alone, or lines of a template. In a file with the name of a
 * service, systemd passes over all other lines there as well (conf-parser.c), such as the command of a script that the text was copied from.
 */
export function isUnit(text: string, uri = ''): boolean {
  if (madePath(uri).endsWith('.service') && SERVICE.test(text)) return true;
  for (let at = 0; at < text.length; at = lineEnd(text, at) + 1) {
    const line = text.slice(at, lineEnd(text, at)).trim();
    if (line !== '' && !/^(?:[#;]|\{[{%#])/.test(line)) return /^\[[A-Za-z][\w-]*\]$/.test(line);
  }
  return false;
}

/** Whether a text is a service or a drop-in of one. */
export function isUnitFile(text: string, uri = ''): boolean {
  return isUnit(text, uri) && SERVICE.test(text);
}

/** Reads a service or a drop-in of one; undefined for text without a section `[Service]`. */
export function readUnitFile(text: string, uri = ''): UnitFile | undefined {
  if (!isUnitFile(text, uri)) return undefined;
  const settings: UnitSetting[] = [];
  const lostLines: LostLine[] = [];
  const isHereDocument = !CONTINUED.test(text);
  const isOfKey = keyLines(text);
  let section = '';
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end).trimEnd();
    const header = /^\s*\[([^\]]*)\]$/.exec(line);
    const setting = /^\s*([A-Za-z][\w-]*)\s*=[ \t]*/.exec(line);
    if (header) section = redact(header[1] ?? '');
    if (!setting || header || isOfKey(at)) {
      at = end + 1;
      continue;
    }
    const start = at + line.indexOf(setting[1] ?? '');
    const { value, next } = readValue(text, at + setting[0].length, lostLines, isHereDocument);
    settings.push({
      section,
      key: redact(setting[1] ?? ''),
      value,
      span: { start, end: sourceEnd(value) },
    });
    at = next;
  }
  return { settings, lostLines };
}

/** The values of a key of the section Service, in order. */
export function serviceSettings({ settings }: UnitFile, key: string): readonly UnitSetting[] {
  return settings.filter((setting) => setting.section === 'Service' && setting.key === key);
}

/**
 * A value with its continuation lines joined by blanks; comment lines between them are passed over. Lines of
 * flags after its end are passed over as well, and listed.
 */
function readValue(
  text: string,
  from: number,
  lostLines: LostLine[],
  isHereDocument: boolean,
): { readonly value: SourceText; readonly next: number } {
  const builder = new SourceTextBuilder(from);
  let at = from;
  let hasEnded = false;
  for (;;) {
    const end = lineEnd(text, at);
    const isComment = at !== from && COMMENT.test(text.slice(at, end));
    const content = text.slice(at, end).replace(/\r$/, '');
    const isContinued = endsEscaping(content, isHereDocument);
    const lost = isComment || isContinued ? undefined : lostFlags(text, end + 1);
    const goesOn = isComment || isContinued || lost;
    const unbroken = withoutBackslash(content.trimEnd());
    const kept = lost ? unbroken.trimEnd() : unbroken;
    if (lost) lostLines.push({ span: lost, joint: { start: at + kept.length, end: at + content.length } });
    if (!isComment && !hasEnded) builder.add(text, at, at + kept.length);
    hasEnded ||= lost !== undefined;
    if (!goesOn || end >= text.length) return { value: builder.done(), next: end + 1 };
    if (!isComment && !hasEnded) builder.put(' ', { start: at + kept.length, end: at + kept.length + 1 });
    at = end + 1;
  }
}

/**
 * The flags of a line that begins with one, which no setting does; without the backslash after them. One blank line may come before, and comments
 * between it and the flags.
 */
function lostFlags(text: string, next: number): Span | undefined {
  const end = lineEnd(text, next);
  let at = text.slice(next, end).trim() === '' ? end + 1 : next;
  for (let count = 0; count < MAX_COMMENTS && COMMENT.test(text.slice(at, lineEnd(text, at))); count++)
    at = lineEnd(text, at) + 1;
  const line = text.slice(at, lineEnd(text, at));
  if (!/^[ \t]*--?[A-Za-z]/.test(line)) return undefined;
  const flags = withoutBackslash(line.trimEnd()).trimEnd();
  const start = at + flags.length - flags.trimStart().length;
  return { start, end: at + flags.length };
}

/** Maximum number of comment lines before flags. */
const MAX_COMMENTS = 20;

const COMMENT = /^[ \t]*[#;]/;

/** A line that ends in one backslash. */
const CONTINUED = /(?:^|[^\\])\\\r?$/m;

/**
 * The first of two backslashes escapes the second, and the line ends there (systemd, conf-parser.c). If all lines end in two, the text is taken for a
 * script's here-document, in which the shell replaces them by one.
 */
function endsEscaping(line: string, isHereDocument: boolean): boolean {
  const count = backslashesAfter(line);
  return isHereDocument ? count > 0 : count % 2 === 1;
}

function withoutBackslash(line: string): string {
  return line.slice(0, line.length - backslashesAfter(line));
}

function backslashesAfter(line: string): number {
  let count = 0;
  while (line.at(-1 - count) === '\\') count++;
  return count;
}

/**
 * Characters of a unit, of a file of variables or of one of arguments. Theirs are a few thousand, and kube-apiserver has some two hundred
 * flags; every rule about flags goes through all of them at a stretch.
 */
export const MAX_SETTINGS_LENGTH = 32 * 1024;

/** Characters of a command with its variables put in, which a short file can repeat without end. */
export const MAX_COMMAND_LENGTH = MAX_SETTINGS_LENGTH;
