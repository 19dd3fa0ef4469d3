import { humanDuration } from '../../model/labels/humanDuration.ts';
import type { Report } from '../../model/report.ts';
import { plainText } from '../../model/text/plainText.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { type ExpirationRow, expirationRows } from './expirationRows.ts';
import { expirationDate, managedText } from './expirationView.ts';

/** Where kubeadm, which is root, has a date. */
const NOT_READ = 'not read';

/**
 * What `kubeadm certs check-expiration` prints, made from the files alone: its columns, dates, order and padding. A
 * heading names the node where there are several. Empty where no node holds a certificate of kubeadm's.
 */
export function expirationTable(report: Report, now: number): string {
  const tables = report.nodes.flatMap(({ view }) => {
    const rows = expirationRows(view);
    if (!rows) return [];
    const certificates = textTable([
      ['CERTIFICATE', 'EXPIRES', 'RESIDUAL TIME', 'CERTIFICATE AUTHORITY', 'EXTERNALLY MANAGED'],
      ...rows.certificates.map((row) => cells(row, now, [row.authority ?? ''])),
    ]);
    const authorities = textTable([
      ['CERTIFICATE AUTHORITY', 'EXPIRES', 'RESIDUAL TIME', 'EXTERNALLY MANAGED'],
      ...rows.authorities.map((row) => cells(row, now, [])),
    ]);
    const text = rows.certificates.length > 0 ? `${certificates}\n${authorities}` : authorities;
    return [{ label: view.label, text }];
  });
  if (tables.length === 1) return tables[0]?.text ?? '';
  return tables.map(({ label, text }) => `# ${plainText(untrusted(label))}\n\n${text}`).join('\n');
}

function cells(row: ExpirationRow, now: number, authority: readonly string[]): readonly string[] {
  const nothing = ['', ...authority.map(() => ''), ''];
  if (row.isUnread) return [row.name, NOT_READ, ...nothing];
  if (!row.artifact) return [`!MISSING! ${row.name}`, '', ...nothing];
  const { notAfter } = row.artifact.certificate;
  const managed = managedText(row.externallyManaged).padEnd(8);
  return [row.name, expirationDate(notAfter), humanDuration(notAfter - now), ...authority, managed];
}

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
