import type { Certificate, Extension } from '../model/certificate.ts';
import { equalBytes } from '../text/bytes.ts';
import { EXTENSION } from '../x509/extensionIds.ts';
import { extensionInWords } from '../x509/text/extensionInWords.ts';
import { compareVerdicts } from './compareVerdicts.ts';
import type { Comparison, ComparisonRow, Difference } from './comparison.ts';
import { keyText } from './keyText.ts';
import { distinguishedNameText, generalNameText } from './nameText.ts';
import { utcText } from './timeText.ts';

/** What two certificates have in common and where they differ, field by field. Names and usages are compared as sets. */
export function compareCertificates(left: Certificate, right: Certificate): Comparison {
  return { verdicts: compareVerdicts(left, right), rows: rowsOf(left, right) };
}

function rowsOf(left: Certificate, right: Certificate): readonly ComparisonRow[] {
  const row = (label: string, of: (certificate: Certificate) => string | undefined, code?: boolean) =>
    rowFor(label, of(left), of(right), code);
  const set = (label: string, of: (certificate: Certificate) => readonly string[] | undefined) =>
    setRow(label, of(left), of(right));
  return [
    nameRow('Subject', left.subject, right.subject),
    nameRow('Issuer', left.issuer, right.issuer),
    ...row('Valid from', ({ notBefore }) => utcText(notBefore)),
    ...row('Valid until', ({ notAfter }) => utcText(notAfter)),
    ...set('Names', ({ subjectAltNames }) => subjectAltNames?.map(generalNameText)),
    ...row('Public key', ({ publicKey }) => keyText(publicKey)),
    ...row('Public key SHA-256', ({ publicKey }) => publicKey.id, true),
    ...set('Key usage', ({ keyUsage }) => keyUsage),
    ...set('Extended key usage', ({ extendedKeyUsage }) => extendedKeyUsage),
    ...row('Basic constraints', constraintsText),
    ...row('Signature', ({ signatureAlgorithm }) => signatureAlgorithm.name),
    ...row('Version', ({ version }) => String(version)),
    ...row('Serial number', ({ serialNumber }) => serialNumber, true),
    ...extensionRows(left.extensions, right.extensions),
    ...row('SHA-256', ({ sha256 }) => sha256, true),
  ];
}

/** No row where neither side says anything. */
function rowFor(
  label: string,
  left: string | undefined,
  right: string | undefined,
  code?: boolean,
): readonly ComparisonRow[] {
  if (left === undefined && right === undefined) return [];
  return [{ label, left, right, difference: differenceOf(left, right), ...(code && { code }) }];
}

function differenceOf(left: string | undefined, right: string | undefined): Difference {
  if (left === right) return 'same';
  if (right === undefined) return 'only left';
  return left === undefined ? 'only right' : 'different';
}

/** Go compares names octet by octet: equal words in another encoding are another name. */
function nameRow(label: string, left: Certificate['subject'], right: Certificate['subject']): ComparisonRow {
  const [leftText, rightText] = [distinguishedNameText(left), distinguishedNameText(right)];
  if (left.key === right.key) return { label, left: leftText, right: rightText, difference: 'same' };
  const isEncoding = leftText === rightText;
  return {
    label,
    left: leftText,
    right: isEncoding ? `${rightText} (encoded in another way)` : rightText,
    difference: 'different',
  };
}

function setRow(
  label: string,
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
): readonly ComparisonRow[] {
  const [row] = rowFor(label, left && textOf(left), right && textOf(right));
  if (!row || !left || !right) return row ? [row] : [];
  const [leftSet, rightSet] = [new Set(left), new Set(right)];
  const members = [...new Set([...left, ...right])].sort().map((value) => ({
    value,
    side: leftSet.has(value) ? (rightSet.has(value) ? ('both' as const) : ('left' as const)) : ('right' as const),
  }));
  const isSame = members.every(({ side }) => side === 'both');
  return [{ ...row, difference: isSame ? 'same' : 'different', members }];
}

function textOf(values: readonly string[]): string {
  return values.join(', ') || '(empty)';
}

function constraintsText({ basicConstraints }: Certificate): string | undefined {
  if (!basicConstraints) return undefined;
  const { ca, pathLength } = basicConstraints;
  return `CA:${ca ? 'TRUE' : 'FALSE'}${pathLength === undefined ? '' : `, path length ${pathLength}`}`;
}

/** Those whose content has a row already: of them only whether they are critical is left to tell. */
const TOLD: ReadonlySet<string> = new Set([
  EXTENSION.subjectAltName,
  EXTENSION.keyUsage,
  EXTENSION.extendedKeyUsage,
  EXTENSION.basicConstraints,
]);

function extensionRows(left: readonly Extension[], right: readonly Extension[]): readonly ComparisonRow[] {
  const oids = [...new Set([...left, ...right].map(({ oid }) => oid))];
  return oids.flatMap((oid) => {
    const [a, b] = [left.find((one) => one.oid === oid), right.find((one) => one.oid === oid)];
    const { title } = extensionInWords(a ?? b ?? { oid, critical: false, value: new Uint8Array() });
    if (TOLD.has(oid))
      return a && b && a.critical !== b.critical ? rowFor(title, criticalText(a), criticalText(b)) : [];
    const [row] = rowFor(title, a && contentText(a), b && contentText(b));
    if (!row) return [];
    // Words may be cut or leave something out; the octets decide.
    const isOther = a && b && row.difference === 'same' && !equalBytes(a.value, b.value);
    return [
      isOther ? { ...row, difference: 'different' as const, right: `${row.right} (encoded in another way)` } : row,
    ];
  });
}

function contentText(extension: Extension): string {
  const { lines, critical } = extensionInWords(extension);
  return [...(critical ? ['critical'] : []), ...lines.map((line) => line.trim())].join(', ');
}

function criticalText({ critical }: Extension): string {
  return critical ? 'critical' : 'not critical';
}
