/** Rows that Page Up and Page Down pass over. */
const PAGE = 10;

/**
 * Makes the cells of a table one stop of Tab, between which the arrow keys, Home, End and the page keys go. The focus is
 * on the button of a cell where it has one.
 */
export function moveInGrid(table: HTMLElement, current: Element | undefined, onCurrent: (cell: Element) => void): void {
  const rows = () => [...table.querySelectorAll<HTMLElement>('tr')];
  for (const cell of table.querySelectorAll('th, td')) targetOf(cell).tabIndex = -1;
  let stop = current && targetOf(current);
  if (stop) stop.tabIndex = 0;

  const cellOf = (target: EventTarget | null) => (target instanceof Element ? target.closest('th, td') : null);
  table.addEventListener('focusin', ({ target }) => {
    const cell = cellOf(target);
    if (!cell || targetOf(cell) === stop) return;
    if (stop) stop.tabIndex = -1;
    stop = targetOf(cell);
    stop.tabIndex = 0;
    onCurrent(cell);
  });
  table.addEventListener('keydown', (event) => {
    const cell = cellOf(event.target);
    if (!cell?.parentElement || event.altKey || event.metaKey || event.shiftKey) return;
    const all = rows();
    const row = all.indexOf(cell.parentElement);
    const column = [...cell.parentElement.children].indexOf(cell);
    const wanted = placeFor(
      event.key,
      event.ctrlKey,
      { row, column },
      all.length - 1,
      cell.parentElement.children.length - 1,
    );
    const next = wanted && all[wanted.row]?.children[wanted.column];
    if (!next) return;
    event.preventDefault();
    const target = targetOf(next);
    target.focus({ preventScroll: true });
    // The head sticks to the top and would cover a row that is only just in sight.
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** The target of a key; undefined for a key that does not move. */
export function placeFor(
  key: string,
  control: boolean,
  { row, column }: Place,
  lastRow: number,
  lastColumn: number,
): Place | undefined {
  const within = (value: number, last: number) => Math.max(0, Math.min(last, value));
  if (control && key !== 'Home' && key !== 'End') return undefined;
  switch (key) {
    case 'ArrowUp':
      return { row: within(row - 1, lastRow), column };
    case 'ArrowDown':
      return { row: within(row + 1, lastRow), column };
    case 'ArrowLeft':
      return { row, column: within(column - 1, lastColumn) };
    case 'ArrowRight':
      return { row, column: within(column + 1, lastColumn) };
    case 'PageUp':
      return { row: within(row - PAGE, lastRow), column };
    case 'PageDown':
      return { row: within(row + PAGE, lastRow), column };
    case 'Home':
      return { row: control ? 0 : row, column: 0 };
    case 'End':
      return { row: control ? lastRow : row, column: lastColumn };
    default:
      return undefined;
  }
}

function targetOf(cell: Element): HTMLElement {
  const button = cell.querySelector('button');
  if (button) return button;
  if (cell instanceof HTMLElement) return cell;
  throw new Error('A cell that is no HTML element.');
}
