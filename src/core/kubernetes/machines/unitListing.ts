import type { EmbeddedFile } from '../../model/embeddedFile.ts';
import { madePath } from '../../model/source/templateName.ts';
import { ContentBudget } from './fileContent.ts';
import { MAX_FILES, writtenFile } from './machineFiles.ts';
import { filesWritten } from './writtenFiles.ts';

/** The line that `systemctl cat` prints before each file. */
const HEADER = /^# (\/\S+)[ \t]*\r?\n/gm;

const UNIT_SUFFIX = /\.(?:service|conf)$/;

/** Whether a text is the output of `systemctl cat`: it begins with the path of a unit. */
export function isUnitListing(uri: string, text: string): boolean {
  if (madePath(uri).endsWith('.service')) return false;
  const start = text.search(/\S/);
  return start >= 0 && headersOf(text.slice(start, start + MAX_HEADER))[0]?.index === 0;
}

function headersOf(text: string): readonly RegExpExecArray[] {
  return [...text.matchAll(HEADER)].filter(({ 1: path = '' }) => path.includes('/systemd/') && UNIT_SUFFIX.test(path));
}

/** Characters from the beginning of the text. */
const MAX_HEADER = 4096;

/** The units and drop-ins that `systemctl cat` printed, at their paths. The modes are unknown. */
export function readUnitListing(text: string): readonly EmbeddedFile[] {
  const budget = new ContentBudget();
  const headers = headersOf(text).slice(0, MAX_FILES);
  const entries = headers.flatMap(({ 0: line, 1: path, index }, at) => {
    const start = index + line.length;
    const end = headers[at + 1]?.index ?? text.length;
    if (!budget.pay(end - start)) return [];
    const place = { span: { start, end }, length: end - start, offsetOf: (offset: number) => start + offset };
    return writtenFile(path, { content: new TextEncoder().encode(text.slice(start, end)), place }, undefined);
  });
  return filesWritten(entries, budget).map((file) => ({ machine: '', ...file }));
}
