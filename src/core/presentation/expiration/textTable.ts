const MIN_WIDTH = 10;
const PADDING = 3;

/**
 * Rows in columns of blanks, as Go's tabwriter lays out kubeadm's tables (minimum width 10, padding 3): every cell but
 * a row's last is filled up, so that short rows end in blanks.
 */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.slice(0, -1).entries()) {
      widths[at] = Math.max(widths[at] ?? MIN_WIDTH, [...cell].length + PADDING);
    }
  }
  const lines = rows.map((row) =>
    row.map((cell, at) => (at === row.length - 1 ? cell : pad(cell, widths[at] ?? 0))).join(''),
  );
  return lines.map((line) => `${line}\n`).join('');
}

/** Go counts code points, as the spread does. */
function pad(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - [...cell].length));
}
