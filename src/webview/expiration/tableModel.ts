import type { ShownExpiration } from '../protocol/expirations.ts';
import type { ExpirationWords } from '../protocol/expirationWords.ts';

/** kubeadm's columns, and ours after them. */
export const COLUMNS = ['name', 'date', 'residual', 'authority', 'managed', 'node', 'renew'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Sorting {
  readonly column: Column;
  readonly descending: boolean;
}

/** The filter that selects the visible rows. */
export interface Filter {
  /** Words that must all occur somewhere in a row. */
  readonly text: string;
  readonly onlyProblems: boolean;
  /** The range of a mark in the timeline: both ends included, milliseconds since the epoch. */
  readonly range?: { readonly from: number; readonly to: number; readonly isAuthority: boolean } | undefined;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

export function filteredRows(
  rows: readonly ShownExpiration[],
  { text, onlyProblems, range }: Filter,
  isAuthority: boolean,
  words: ExpirationWords,
): readonly ShownExpiration[] {
  const wanted = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter((row) => {
    if (onlyProblems && row.state === 'valid') return false;
    if (range && !isWithin(row, range, isAuthority)) return false;
    if (wanted.length === 0) return true;
    const content = textOf(row, words);
    return wanted.every((word) => content.includes(word));
  });
}

/** Rows of equal rank keep their order; what has no value in the column comes last, either way. */
export function sortedRows(rows: readonly ShownExpiration[], sorting: Sorting | undefined): readonly ShownExpiration[] {
  if (!sorting) return rows;
  const { column, descending } = sorting;
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [sortValue(a, column), sortValue(b, column)];
    if (left === '' || right === '') return Number(left === '') - Number(right === '');
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * collator.compare(String(left), String(right));
  });
}

/** Ascending, then descending, then kubeadm's order. */
export function nextSorting(sorting: Sorting | undefined, column: Column): Sorting | undefined {
  if (sorting?.column !== column) return { column, descending: false };
  return sorting.descending ? undefined : { column, descending: true };
}

function sortValue(row: ShownExpiration, column: Column): string | number {
  switch (column) {
    case 'date':
    case 'residual':
      return row.expires ?? '';
    case 'renew':
      return row.command ?? row.note ?? '';
    default:
      return row[column];
  }
}

function isWithin({ expires }: ShownExpiration, range: NonNullable<Filter['range']>, isAuthority: boolean): boolean {
  return range.isAuthority === isAuthority && expires !== undefined && expires >= range.from && expires <= range.to;
}

function textOf(row: ShownExpiration, words: ExpirationWords): string {
  const { name, subject, path, node, date, residual, authority, command = '', state } = row;
  return [name, subject, path, node, date, residual, authority, command, words[state]].join('\n').toLowerCase();
}
