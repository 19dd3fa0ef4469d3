import type { Problem } from '../../model/artifacts/problem.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import type { Span } from '../../model/source/span.ts';
import { NOTHING, plainWord } from '../../model/text/editText.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { encodedPem, publicPem, textOfBase64 } from './publicPem.ts';
import { replaceScalar } from './replaceScalar.ts';

/** The last part of a problem's YAML path: its field. */
export function fieldOf({ yamlPath = '' }: Problem): string {
  return yamlPath.slice(yamlPath.lastIndexOf('.') + 1);
}

/** Renames the key directly before its value; empty if it is not found there. */
export function renameKey({ uri, text = '' }: DecodedFile, value: Span, from: string, to: string): readonly Fix[] {
  const before = text.slice(Math.max(0, value.start - 200), value.start).trimEnd();
  const key = before.endsWith(':') ? before.slice(0, -1).trimEnd().replace(/["']$/, '') : '';
  if (!key.endsWith(from) || /[A-Za-z-]/.test(key.charAt(key.length - from.length - 1))) return [];
  const start = Math.max(0, value.start - 200) + key.length - from.length;
  const written = plainWord(to);
  if (written === undefined) return [];
  const edit = { uri, span: { start, end: start + from.length }, text: written };
  return [{ title: phrase('Rename {from} to {to}', { from, to }), edits: [edit] }];
}

/** Replaces raw PEM text with its base64. */
export function encodePem(file: DecodedFile, problem: Problem): readonly Fix[] {
  const { text = '' } = file;
  const { span } = problem;
  const written = text.slice(span.start, span.end);
  if (!fieldOf(problem).startsWith('certificate-') && !fieldOf(problem).startsWith('client-certificate')) return [];
  const lines = written
    .replaceAll(/\\r|\r/g, '')
    .replaceAll('\\n', '\n')
    .split('\n');
  const pem = lines.map((line) => line.trim().replaceAll(/^["']|["']$/g, '')).filter(Boolean);
  return replaceScalar(file, span, encodedPem(`${pem.join('\n')}\n`), phrase('Encode the PEM text as base64'));
}

/** Removes one layer of base64. */
export function decodeOnce(file: DecodedFile, problem: Problem): readonly Fix[] {
  const { text = '' } = file;
  const written = text.slice(problem.span.start, problem.span.end).replaceAll(/["'\s]/g, '');
  const once = publicPem(textOfBase64(written)?.trim() ?? '');
  return replaceScalar(file, problem.span, once, phrase('Decode once'));
}

/** Removes the line of a field; empty if the line contains anything else. */
export function removeLine(
  { uri, text = '', lines }: DecodedFile,
  value: Span,
  name: string,
  title: Text = phrase('Remove {name}', { name }),
): readonly Fix[] {
  const start = lines.lineStart(value.start);
  const end = lines.offsetAt({ line: lines.positionAt(value.end).line + 1, character: 0 });
  const before = text.slice(start, value.start).trim();
  const isAlone = before.endsWith(':') && before.slice(0, -1).trimEnd() === name;
  if (!isAlone || text.slice(value.end, end).trim() !== '') return [];
  return [{ title, edits: [{ uri, span: { start, end }, text: NOTHING }] }];
}
