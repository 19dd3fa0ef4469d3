import { COLUMNS, type Filter, type Sorting } from './tableModel.ts';

/** Which cell of a table is in the order of Tab: a row's id, none for the head. */
export interface CurrentCell {
  readonly row?: string | undefined;
  readonly column: number;
}

export interface TableState {
  readonly sorting?: Sorting | undefined;
  readonly current: CurrentCell;
}

/** The state of the page while it is hidden and after a restart of the window. */
export interface ExpirationState {
  readonly filter: Filter;
  readonly certificates: TableState;
  readonly authorities: TableState;
  readonly top: number;
  /** The position of the slider, in days since the epoch; absent at now. */
  readonly day?: number | undefined;
}

/** The stored state, as far as it is valid. The earliest expiry comes first until another order is chosen. */
export function readExpirationState(stored: unknown): ExpirationState {
  const { filter, certificates, authorities, top, day } = recordOf(stored);
  return {
    filter: readFilter(filter),
    certificates: readTable(certificates),
    authorities: readTable(authorities),
    top: countOr(top, 0),
    day: typeof day === 'number' && Number.isSafeInteger(day) ? day : undefined,
  };
}

function readFilter(stored: unknown): Filter {
  const { text, onlyProblems, range } = recordOf(stored);
  const { from, to, isAuthority } = recordOf(range);
  const isRange = typeof from === 'number' && typeof to === 'number' && typeof isAuthority === 'boolean';
  return {
    text: typeof text === 'string' ? text : '',
    onlyProblems: onlyProblems === true,
    range: isRange ? { from, to, isAuthority } : undefined,
  };
}

function readTable(stored: unknown): TableState {
  const isStored = typeof stored === 'object' && stored !== null;
  const { sorting, current } = recordOf(stored);
  const { row, column } = recordOf(current);
  return {
    sorting: isStored ? readSorting(sorting) : { column: 'date', descending: false },
    current: { row: typeof row === 'string' ? row : undefined, column: countOr(column, 0) },
  };
}

function readSorting(stored: unknown): Sorting | undefined {
  const { column: name, descending } = recordOf(stored);
  const column = COLUMNS.find((one) => one === name);
  return column && { column, descending: descending === true };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function countOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.floor(value) : otherwise;
}
