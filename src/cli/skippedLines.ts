import { fileURLToPath } from 'node:url';
import {
  documentUri,
  phrase,
  plainText,
  type SkippedFile,
  shownWithin,
  skippedText,
  untrusted,
} from '../core/index.ts';

/**
 * A copy of /etc has hundreds of links to certificates that were not copied along, a home directory as many archives, and a hostile archive
 * thousands of nodes.
 */
const MAX_NAMED = 20;

/** The messages about files that were not read, one line each. */
export function* skippedLines(skipped: readonly SkippedFile[]): Generator<string> {
  const archives = skipped.filter(({ reason }) => reason === 'archive');
  for (const file of skipped) if (!APART.has(file.reason) && !COUNTED.has(file.reason)) yield lineOf(file);
  for (const [counted, what] of COUNTED) {
    const files = skipped.filter(({ reason }) => reason === counted);
    for (const file of files.slice(0, MAX_NAMED)) yield lineOf(file);
    yield* more(files.length, what);
  }
  for (const { uri } of archives.slice(0, MAX_NAMED)) {
    const path = untrusted(fileURLToPath(uri));
    yield plainText(
      phrase('skipped {path}: an archive; to inspect it: kubernetes-pki check {again}', { path, again: path }),
    );
  }
  yield* more(archives.length, 'archives');
}

/** Archives have lines of their kind, and the summary names templates, which were read in part. */
const APART: ReadonlySet<SkippedFile['reason']> = new Set(['archive', 'template']);

/** Reasons that hold for very many files, and what these are. */
const COUNTED: ReadonlyMap<SkippedFile['reason'], string> = new Map([
  ['missing-target', 'links'],
  ['too-many-nodes', 'nodes'],
  ['too-many-nodes-in-file', 'files'],
  ['too-many-connections', 'nodes'],
]);

function lineOf(file: SkippedFile): string {
  const path = untrusted(fileURLToPath(documentUri(file.uri)) + shownWithin(file.uri));
  return plainText(phrase('skipped {path}: {reason}', { path, reason: skippedText(file) }));
}

function* more(count: number, what: string): Generator<string> {
  if (count > MAX_NAMED) yield `skipped ${count - MAX_NAMED} more such ${what}; the other formats list them all`;
}
