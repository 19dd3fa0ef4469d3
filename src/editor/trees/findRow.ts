import type { TreeRow } from './treeRow.ts';

/** The file to find in a tree. */
export interface Wanted {
  readonly uri: string;
  /** The offset of the cursor; absent if it is in no editor. */
  readonly offset?: number | undefined;
  /** SHA-256 of the certificates it holds, copies of others included. */
  readonly certificates: ReadonlySet<string>;
}

/**
 * The row of a file: the one whose place the cursor is in, else the first that leads into the file, else the first of a
 * certificate it holds. Undefined if the tree shows none; nodes without the file are not opened.
 */
export function findRow(rows: readonly TreeRow[], wanted: Wanted): TreeRow | undefined {
  let inFile: TreeRow | undefined;
  let atCursor: TreeRow | undefined;
  let holding: TreeRow | undefined;
  for (const row of rowsAbout(rows, wanted.uri)) {
    if (row.target?.uri === wanted.uri) {
      inFile ??= row;
      if (isAt(row, wanted.offset) && isWithin(row, atCursor)) atCursor = row;
    }
    if (row.certificate !== undefined && wanted.certificates.has(row.certificate)) holding ??= row;
  }
  return atCursor ?? inFile ?? holding;
}

/** Outer rows before inner ones. */
function* rowsAbout(rows: readonly TreeRow[], uri: string): Generator<TreeRow> {
  for (const row of rows) {
    if (row.holds && !row.holds(uri)) continue;
    yield row;
    yield* rowsAbout(row.children, uri);
  }
}

function isAt({ target }: TreeRow, offset: number | undefined): boolean {
  if (!target || offset === undefined) return false;
  return target.span.start <= offset && offset <= target.span.end;
}

/** The narrower place is meant. */
function isWithin({ target }: TreeRow, other: TreeRow | undefined): boolean {
  if (!target || !other?.target) return true;
  return target.span.end - target.span.start < other.target.span.end - other.target.span.start;
}
