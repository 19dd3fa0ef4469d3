import { flagUri, flagView } from '../../cluster/nodes/flags.ts';
import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Flag } from '../../model/documents/component.ts';
import type { Edit, Fix } from '../../model/finding.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import type { Location, Span } from '../../model/source/span.ts';
import { editText, itemLead, NOTHING, ownText, plainWord } from '../../model/text/editText.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { writeArgument } from './writeArgument.ts';
import { fixOf, writeValue } from './writeValue.ts';

/** Deletes a flag that is a list item on a separate line; empty if the line contains anything else. */
export function removeFlag(node: NodeView, component: ComponentView, flag: Flag): readonly Fix[] {
  const line = itemLine(node, component, flag);
  if (!line) return [];
  const edits = [{ uri: line.uri, span: { start: line.start, end: line.end }, text: NOTHING }];
  return [{ title: phrase('Remove {spelling}', { spelling: flag.spelling }), edits }];
}

/** Adds `--name=value` after a flag: on a new line where the flag has a line to itself, else as the next word or string. */
export function addFlagAfter(
  node: NodeView,
  component: ComponentView,
  flag: Flag | undefined,
  name: string,
  value: string,
): readonly Fix[] {
  const line = flag && itemLine(node, component, flag);
  const edit = line
    ? itemAfter(node, component, flag, line, name, value)
    : flag && wordAfter(node, component, flag, `--${name}=${value}`);
  return fixOf(phrase('Add --{name}={value}', { name, value }), [edit]);
}

function itemAfter(
  node: NodeView,
  component: ComponentView,
  flag: Flag,
  { uri, end, lead }: ItemLine,
  name: string,
  value: string,
): Edit | undefined {
  const before = itemLead(lead);
  const file = fileOfUri(node, uri)?.file;
  const word = file && writeArgument(file, component, flag, name, value);
  if (before === undefined || word === undefined) return undefined;
  return { uri, span: { start: end, end }, text: editText(before, word, ownText('\n')) };
}

/** A further word of a command line, or a further string of a list in JSON; undefined if the flag is an item with more on its line. */
function wordAfter(node: NodeView, component: ComponentView, flag: Flag, given: string): Edit | undefined {
  const { span } = flag;
  const uri = flagUri(component, flag);
  const { text, lines } = fileOfUri(node, uri)?.file ?? {};
  const word = plainWord(given);
  if (text === undefined || !lines || word === undefined) return undefined;
  if (text[span.start - 1] === '"' && text[span.end] === '"') {
    const next = editText(ownText(', "'), word, ownText('"'));
    return { uri, span: { start: span.end + 1, end: span.end + 1 }, text: next };
  }
  const lead = text.slice(lines.lineStart(span.start), span.start);
  if (/^[ \t]*-[ \t]+["']?$/.test(lead) || component.document?.source === 'etcdConfiguration') return undefined;
  return { uri, span: { start: span.end, end: span.end }, text: editText(ownText(' '), word) };
}

/** Renames a flag and keeps its value. */
export function renameFlag(component: ComponentView, flag: Flag, name: string): readonly Fix[] {
  const { start } = flag.span;
  const span = { start, end: start + flag.spelling.length };
  const text = plainWord(`--${name}`);
  return fixOf(phrase('Change {spelling} to --{name}', { spelling: flag.spelling, name }), [
    text && { uri: flagUri(component, flag), span, text },
  ]);
}

/** Replaces a flag's value. */
export function replaceValue(node: NodeView, flag: Flag, at: Location, value: string): readonly Fix[] {
  const edit = writeValue(fileOfUri(node, at.uri)?.file, at, value);
  return fixOf(phrase('Change {spelling} to {value}', { spelling: flag.spelling, value }), [edit]);
}

/**
 * Replaces a part of a flag's value, where that is written exactly once; empty otherwise. The title states the value as it was read, which is without
 * secrets, and not as it is written.
 */
export function replaceInValue(
  node: NodeView,
  component: ComponentView,
  name: string,
  part: string,
  instead: string,
): readonly Fix[] {
  const flag = flagView(component, name)?.flag;
  const uri = flag && flagUri(component, flag);
  const file = uri === undefined ? undefined : fileOfUri(node, uri)?.file;
  const text = file?.text;
  if (!flag?.value?.includes(part) || uri === undefined || text === undefined || part === instead || part === '')
    return [];
  const written = text.slice(flag.valueSpan.start, flag.valueSpan.end);
  const at = written.indexOf(part);
  if (at < 0 || written.includes(part, at + 1)) return [];
  const start = flag.valueSpan.start + at;
  const value = flag.value.replace(part, () => instead);
  const edit = writeValue(file, { uri, span: { start, end: start + part.length } }, instead);
  return fixOf(phrase('Change {spelling} to {value}', { spelling: flag.spelling, value }), [edit]);
}

/** A flag whose value is the next item of the list. */
const IN_TWO_ITEMS = /^--[\w-]+["']?[ \t]*\r?\n[ \t]*-[ \t][^\n]*$/;

/** The line of a flag that fills a list item: its start and end with the line break, and the text before the flag. */
interface ItemLine {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  readonly lead: string;
}

function itemLine(node: NodeView, component: ComponentView, flag: Flag): ItemLine | undefined {
  const { span } = flag;
  const uri = flagUri(component, flag);
  const { text, lines } = fileOfUri(node, uri)?.file ?? {};
  if (text === undefined || !lines) return undefined;
  const start = lines.lineStart(span.start);
  const lead = text.slice(start, span.start);
  const rest = /^["']?[ \t]*\r?\n/.exec(text.slice(span.end))?.[0];
  const written = text.slice(span.start, span.end);
  const isItem = /^[ \t]*-[ \t]+["']?$/.test(lead) && (!written.includes('\n') || IN_TWO_ITEMS.test(written));
  return isItem && rest !== undefined
    ? { uri, start, end: span.end + rest.length, lead: lead.replace(/["']$/, '') }
    : undefined;
}

/** Deletes a PEM block with its line break; only in a PEM file, because inside YAML other text surrounds the block. */
export function removeBlock(
  { uri, format, text = '' }: DecodedFile,
  { start, end }: Span,
  title: Text,
): readonly Fix[] {
  if (format !== 'pem') return [];
  const rest = /^[ \t]*(\r?\n)?/.exec(text.slice(end))?.[0].length ?? 0;
  return [{ title, edits: [{ uri, span: { start, end: end + rest }, text: NOTHING }] }];
}
