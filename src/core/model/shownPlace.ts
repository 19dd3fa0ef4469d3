import { append } from './collections/lookup.ts';
import type { DecodedFile } from './decodedFile.ts';
import { derived } from './memo/derived.ts';
import type { NodeView } from './node.ts';
import type { Report } from './report.ts';
import { offsetInContent, spanInDocument } from './source/contentPlace.ts';
import type { Position, Range } from './source/lineIndex.ts';
import type { Location, Span } from './source/span.ts';

/** A place in a file that can be opened. */
export interface ShownPlace {
  readonly file: DecodedFile;
  readonly span: Span;
}

/** The place that people see for a span of a file: in the document for a file that a document writes. */
export function shownPlace(file: DecodedFile, span: Span): ShownPlace {
  const { within } = file;
  return within ? { file: within.document, span: spanInDocument(within.place, span) } : { file, span };
}

/** The lines and columns of that place. */
export function shownRange(file: DecodedFile, span: Span): Range {
  const shown = shownPlace(file, span);
  return shown.file.lines.rangeOf(shown.span);
}

/** The line and column at which it begins: of what begins its file, no other line is looked for. */
export function shownStartIn(file: DecodedFile, span: Span): Position {
  const shown = shownPlace(file, span);
  return shown.file.lines.positionAt(shown.span.start);
}

/** The start of a place for people; undefined for a file that is not in the report. */
export function shownStart({ files }: Report, { uri, span }: Location): Position | undefined {
  const file = files.get(uri);
  return file && shownStartIn(file, span);
}

/** The content behind a file of the report: the file, and the files that it writes. */
export function shownFiles({ files, nodes }: Report, uri: string): readonly DecodedFile[] {
  const file = files.get(uri);
  // Each once: a file may be part of several nodes.
  const written = new Set(nodes.flatMap(({ view }) => writtenIn(view.files).get(uri) ?? []));
  return [...(file ? [file] : []), ...written];
}

/** The files of a node that documents write, by document: an edit changes those of one node. */
const writtenIn = derived((files: NodeView['files']): ReadonlyMap<string, readonly DecodedFile[]> => {
  const found = new Map<string, DecodedFile[]>();
  for (const { file } of files) if (file.within) append(found, file.within.document.uri, file);
  return found.size > 0 ? found : NONE;
});

const NONE: ReadonlyMap<string, readonly DecodedFile[]> = new Map();

/** A file and an offset in it. */
export interface PointedPlace {
  readonly file: DecodedFile;
  readonly offset: number;
}

/** The file at an offset: the file that the document writes there, or the document itself. */
export function pointedPlace(report: Report, file: DecodedFile, offset: number): PointedPlace {
  let found: PointedPlace = { file, offset };
  let length = Number.POSITIVE_INFINITY;
  for (const inner of shownFiles(report, file.uri)) {
    const at = inner.within && offsetInContent(inner.within.place, offset);
    if (!inner.within || at === undefined) continue;
    const { start, end } = inner.within.place.span;
    if (end - start >= length) continue;
    found = { file: inner, offset: at };
    length = end - start;
  }
  return found;
}
