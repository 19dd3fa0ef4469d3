import { isAuthority } from '../../model/labels/certificates.ts';
import { humanDuration } from '../../model/labels/humanDuration.ts';
import type { InspectedNode, Report } from '../../model/report.ts';
import { plainText } from '../../model/text/plainText.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import type { ExpirationEntry } from './expirationEntry.ts';
import { entriesOf } from './expirationReport.ts';
import { type ExpirationRow, expirationRows } from './expirationRows.ts';
import { expirationDate, managedText } from './expirationView.ts';

/** The text in place of a date that kubeadm, which is root, would have. */
const NOT_READ = 'not read';

const CERTIFICATE_HEAD = ['CERTIFICATE', 'EXPIRES', 'RESIDUAL TIME', 'CERTIFICATE AUTHORITY', 'EXTERNALLY MANAGED'];

const AUTHORITY_HEAD = ['CERTIFICATE AUTHORITY', 'EXPIRES', 'RESIDUAL TIME', 'EXTERNALLY MANAGED'];

/**
 * The output of `kubeadm certs check-expiration`, made from the files alone: its columns, dates, order and padding. A node of another origin, such as
 * k3s, has the same columns, with the path of each certificate that a component or kubeconfig on it reads. With several nodes, a heading names each.
 * Empty if no node has a certificate.
 */
export function expirationTable(report: Report, now: number): string {
  const tables = report.nodes.flatMap((node) => {
    const text = kubeadmTables(node, now) ?? otherTables(node, now);
    return text === '' ? [] : [{ label: node.view.label, text }];
  });
  if (tables.length === 1) return tables[0]?.text ?? '';
  return tables.map(({ label, text }) => `# ${plainText(untrusted(label))}\n\n${text}`).join('\n');
}

/** Undefined if none of kubeadm's certificates is. */
function kubeadmTables({ view }: InspectedNode, now: number): string | undefined {
  const rows = expirationRows(view);
  if (!rows) return undefined;
  const certificates = [CERTIFICATE_HEAD, ...rows.certificates.map((row) => cells(row, now, [row.authority ?? '']))];
  return bothTables(rows.certificates.length > 0 ? certificates : [], [
    AUTHORITY_HEAD,
    ...rows.authorities.map((row) => cells(row, now, [])),
  ]);
}

/** Only dates are printed, so no threshold is needed. */
const THRESHOLDS = { warningDays: 0, caWarningDays: 0 };

function otherTables(node: InspectedNode, now: number): string {
  const { certificates, authorities } = entriesOf(node, now, THRESHOLDS);
  const tableOf = (head: readonly string[], entries: readonly ExpirationEntry[]) =>
    entries.length === 0 ? [] : [head, ...entries.map((entry) => otherCells(entry, now))];
  return bothTables(tableOf(CERTIFICATE_HEAD, certificates), tableOf(AUTHORITY_HEAD, authorities));
}

/** One after the other, with a blank line between two. */
function bothTables(...tables: readonly (readonly (readonly string[])[])[]): string {
  return tables
    .filter((rows) => rows.length > 0)
    .map(textTable)
    .join('\n');
}

function otherCells(entry: ExpirationEntry, now: number): readonly string[] {
  const { path, certificate, authority, externallyManaged } = entry;
  if (!certificate) return [plainText(untrusted(path)), NOT_READ, '', ''];
  return [
    plainText(untrusted(path)),
    expirationDate(certificate.notAfter),
    humanDuration(certificate.notAfter - now),
    ...(isAuthority(certificate) ? [] : [authority === undefined ? '' : plainText(authority)]),
    managedText(externallyManaged).padEnd(8),
  ];
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
