import { keyLines } from '../../formats/redaction/keyMaterial.ts';
import { redact } from '../../formats/redaction/redact.ts';
import { itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ExpirationReportDocument, ExpirationRow } from '../../model/documents/kubeadm.ts';
import { MONTHS } from '../../model/time/months.ts';
import { parseRfc3339 } from '../values/goTime.ts';

/** The report of `-o json` or `-o yaml`; undefined for any other object. */
export function readExpirationInfo(root: YamlNode, uri: string): ExpirationReportDocument | undefined {
  if (textAt(root, 'kind') !== 'CertificateExpirationInfo') return undefined;
  const rows = [
    ...itemsAt(root, 'certificates').map((item) => rowOf(item, false)),
    ...itemsAt(root, 'certificateAuthorities').map((item) => rowOf(item, true)),
  ];
  return { kind: 'expirationReport', uri, span: root.span, rows };
}

function rowOf(item: YamlNode, isAuthority: boolean): ExpirationRow {
  const name = scalarAt(item, 'name');
  const isMissing = scalarAt(item, 'missing')?.typed === true;
  return {
    name: name?.value ?? '',
    span: name?.span ?? item.span,
    isAuthority,
    isMissing,
    expires: isMissing ? undefined : parseRfc3339(textAt(item, 'expirationDate') ?? ''),
    wasExpired: !isMissing && (textAt(item, 'residualTime') ?? '').startsWith('-'),
  };
}

/** kubeadm's headings; rows end at an empty line (kubernetes.io, "Check certificate expiration"). */
const LEAVES = /^CERTIFICATE {2,}EXPIRES {2,}RESIDUAL TIME\b/;

const AUTHORITIES = /^CERTIFICATE AUTHORITY {2,}EXPIRES {2,}RESIDUAL TIME\b/;

const MISSING = '!MISSING! ';

/** The table that `kubeadm certs check-expiration` prints, whatever stands around it; undefined for any other text. */
export function readExpirationTable(text: string, uri: string): ExpirationReportDocument | undefined {
  if (!text.includes('RESIDUAL TIME')) return undefined;
  const rows: ExpirationRow[] = [];
  let table: 'leaves' | 'authorities' | undefined;
  let isReport = false;
  const isOfKey = keyLines(text);
  for (const { 0: line, index } of text.matchAll(/[^\r\n]*/g)) {
    if (line === '' && text[index - 1] === '\r') continue;
    if (LEAVES.test(line) || AUTHORITIES.test(line)) {
      table = AUTHORITIES.test(line) ? 'authorities' : 'leaves';
      isReport = true;
    } else if (line.trim() === '') {
      if (index < text.length && text[index - 1] === '\n') table = undefined;
    } else if (table && !isOfKey(index)) {
      rows.push(...rowOfLine(line, index, table === 'authorities'));
    }
  }
  return isReport ? { kind: 'expirationReport', uri, span: { start: 0, end: text.length }, rows } : undefined;
}

/** Columns are two blanks apart at least; a date holds single ones, a name none. Any other line is no row, and may be anything. */
function rowOfLine(line: string, start: number, isAuthority: boolean): readonly ExpirationRow[] {
  const [first = '', date = '', residual = ''] = redact(line).split(/ {2,}/);
  const isMissing = first.startsWith(MISSING);
  const name = isMissing ? first.slice(MISSING.length).trim() : first.trim();
  const expires = isMissing ? undefined : instantOf(date);
  if (/\s/.test(name) || (!isMissing && expires === undefined)) return [];
  const span = { start, end: start + line.trimEnd().length };
  return [{ name, span, isAuthority, isMissing, expires, wasExpired: residual === '<invalid>' }];
}

/** "Dec 30, 2026 23:36 UTC": Go's layout "Jan 02, 2006 15:04 MST", always in UTC. */
function instantOf(text: string): number | undefined {
  const [, month = '', day, year, hour, minute] =
    /^([A-Z][a-z]{2}) (\d\d), (\d{4}) (\d\d):(\d\d) UTC$/.exec(text) ?? [];
  const at = MONTHS.indexOf(month);
  return at < 0 ? undefined : Date.UTC(Number(year), at, Number(day), Number(hour), Number(minute));
}
