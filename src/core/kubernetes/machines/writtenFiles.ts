import { readText } from '../../formats/sniff.ts';
import type { EmbeddedFile } from '../../model/embeddedFile.ts';
import type { FileMode } from '../../model/ports.ts';
import type { ContentPlace, PlacedPart } from '../../model/source/contentPlace.ts';
import { type ContentBudget, type FileContent, LARGEST_FILE } from './fileContent.ts';

/** A file as a machine configuration writes it. */
export type MachineFile = Omit<EmbeddedFile, 'machine'>;

/** The content that one entry of a document writes to a path. */
export interface WrittenFile {
  /** Below "/" on the machine. */
  readonly path: string;
  readonly mode: FileMode | undefined;
  /** Undefined if it is not in the document. */
  readonly content: FileContent | undefined;
  /** The text between the existing file and the content of an entry that is appended. Absent if the entry replaces the file. */
  readonly separator?: string;
}

/** More entries than anybody puts one file together from. */
const MAX_PARTS = 1000;

/**
 * The files that are there once all entries are written: of several at one path the last, with what is added to it. One that is only added
 * to, or of which a part is not in the document, is not known as a whole. `budget` pays for what is put together.
 */
export function filesWritten(entries: readonly WrittenFile[], budget: ContentBudget): readonly MachineFile[] {
  const written = new Map<string, WrittenFile[]>();
  for (const entry of entries) {
    const before = written.get(entry.path);
    if (entry.content === undefined) written.delete(entry.path);
    else if (entry.separator === undefined) {
      written.delete(entry.path);
      written.set(entry.path, [entry]);
    } else if (before && before.length < MAX_PARTS) before.push(entry);
    else written.delete(entry.path);
  }
  return [...written.values()].flatMap((parts) => joined(parts, budget));
}

/** The mode is that of the last entry. */
function joined(entries: readonly WrittenFile[], budget: ContentBudget): readonly MachineFile[] {
  const [first] = entries;
  const last = entries.at(-1);
  if (!first?.content || !last) return [];
  const file = { path: first.path, mode: last.mode };
  if (entries.length === 1) return [{ ...file, ...first.content }];
  const content = joinedContent(entries, budget);
  return content ? [{ ...file, ...content }] : [];
}

/** Undefined if the text of the whole is another than that of its parts. */
function joinedContent(entries: readonly WrittenFile[], budget: ContentBudget): FileContent | undefined {
  const pieces: Uint8Array[] = [];
  const parts: PlacedPart[] = [];
  let size = 0;
  let length = 0;
  for (const { content: part, separator = '' } of entries) {
    if (!part) return undefined;
    if (typeof part.content === 'string') return part;
    pieces.push(new TextEncoder().encode(separator), part.content);
    parts.push({ start: length + separator.length, place: part.place });
    size += separator.length + part.content.length;
    length += separator.length + part.place.length;
  }
  const place: ContentPlace = { span: hullOf(parts), length, parts };
  if (size > LARGEST_FILE) return { content: 'too-large', place };
  if (!budget.pay(size)) return { content: 'expands-too-far', place };
  const content = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    content.set(piece, at);
    at += piece.length;
  }
  return (readText(content)?.length ?? 0) === length ? { content, place } : undefined;
}

function hullOf(parts: readonly PlacedPart[]): ContentPlace['span'] {
  const spans = parts.map(({ place }) => place.span);
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}
