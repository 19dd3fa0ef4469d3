import { html } from '../graph/element.ts';
import type { ShownExpiration } from '../protocol/expirations.ts';
import type { ExpirationWords } from '../protocol/expirationWords.ts';
import { fill } from '../protocol/words.ts';
import type { CurrentCell, TableState } from './expirationState.ts';
import { gridCell } from './gridCell.ts';
import { moveInGrid } from './moveInGrid.ts';
import { type Column, nextSorting, type Sorting } from './tableModel.ts';

export interface GridOptions {
  /** Prefix of its keys; the caption names it. */
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly { readonly column: Column; readonly label: string }[];
  readonly rows: readonly ShownExpiration[];
  /** As many of them are drawn. */
  readonly limit: number;
  readonly state: TableState;
  readonly words: ExpirationWords;
}

export interface GridEvents {
  readonly onSort: (sorting: Sorting | undefined) => void;
  readonly onCurrent: (current: CurrentCell) => void;
  readonly onOpen: (id: string) => void;
  readonly onCopy: (id: string) => Promise<boolean>;
  readonly onMore: () => void;
}

/**
 * A table whose cells the arrow keys go through, its head included: one stop of Tab. Rows beyond the limit are counted,
 * and drawn when they are asked for.
 */
export function grid(options: GridOptions, events: GridEvents): readonly HTMLElement[] {
  const { name, caption, columns, rows, limit, state, words } = options;
  const drawn = rows.slice(0, limit);
  const table = html(
    'table',
    {
      role: 'grid',
      class: name,
      'aria-label': caption,
      'aria-rowcount': rows.length + 1,
      'aria-colcount': columns.length,
    },
    html('thead', {}, headRow(options, events)),
    html('tbody', {}, ...drawn.map((row, at) => bodyRow(row, at, options, events))),
  );
  moveInGrid(table, chosenCell(table, state.current), (cell) =>
    events.onCurrent({
      row: cell.parentElement?.dataset.row,
      column: [...(cell.parentElement?.children ?? [])].indexOf(cell),
    }),
  );
  if (rows.length === 0) return [table, html('p', { class: 'faint' }, words.nothing)];
  return rows.length > drawn.length ? [table, moreButton(name, rows.length - drawn.length, words, events)] : [table];
}

function headRow({ name, columns, state }: GridOptions, events: GridEvents): HTMLElement {
  const cells = columns.map(({ column, label }) => {
    const sorting = state.sorting?.column === column ? state.sorting : undefined;
    const order = sorting ? (sorting.descending ? 'descending' : 'ascending') : 'none';
    const button = html(
      'button',
      { type: 'button', 'data-key': `${name} head ${column}` },
      html('span', {}, label),
      html('span', { class: 'order', 'aria-hidden': 'true' }, sorting ? (sorting.descending ? '▼' : '▲') : ''),
    );
    button.addEventListener('click', () => events.onSort(nextSorting(state.sorting, column)));
    return html('th', { role: 'columnheader', scope: 'col', class: column, 'aria-sort': order }, button);
  });
  return html('tr', { role: 'row', 'aria-rowindex': 1 }, ...cells);
}

function bodyRow(row: ShownExpiration, at: number, options: GridOptions, events: GridEvents): HTMLElement {
  const { columns, name, words } = options;
  const cells = columns.map(({ column }) => gridCell(row, column, `${name} ${row.id} ${column}`, words, events));
  return html('tr', { role: 'row', class: row.state, 'aria-rowindex': at + 2, 'data-row': row.id }, ...cells);
}

/** The cell that was current, else the first of the first row, else the head's first. */
function chosenCell(table: HTMLElement, { row, column }: CurrentCell): Element | undefined {
  const rows = [...table.querySelectorAll<HTMLElement>('tbody tr')];
  const found = rows.find(({ dataset }) => dataset.row === row) ?? rows[0] ?? table.querySelector('tr');
  return found?.children[column] ?? found?.children[0];
}

function moreButton(name: string, count: number, words: ExpirationWords, events: GridEvents): HTMLElement {
  const more = html(
    'button',
    { type: 'button', class: 'action', 'data-key': `${name} more` },
    fill(words.showMore, count),
  );
  more.addEventListener('click', events.onMore);
  return more;
}
