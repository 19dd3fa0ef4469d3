import { equalBytes } from '../../formats/der/bytes.ts';
import { extensionInWords } from '../../formats/openssl/extensionText.ts';
import { EXTENSION } from '../../formats/x509/parseExtensions.ts';
import type { Certificate, DistinguishedName, Extension } from '../../model/artifacts/certificate.ts';
import { constraintsText, isAuthority, keyText } from '../../model/labels/certificates.ts';
import { distinguishedNameText, generalNameText } from '../../model/labels/names.ts';
import { dateText } from '../../model/labels/times.ts';
import { plainText } from '../../model/text/plainText.ts';
import { asText, joined, phrase, type Slot, sameText, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import type { Comparison, ComparisonRow, Difference } from './comparison.ts';

/** The common and the different fields of two certificates. Names and usages are compared as sets. */
export function compareCertificates(left: Certificate, right: Certificate): Comparison {
  return { verdicts: compareVerdicts(left, right), rows: rowsOf(left, right) };
}

function rowsOf(left: Certificate, right: Certificate): readonly ComparisonRow[] {
  const row = (label: Text, of: (certificate: Certificate) => Slot | undefined, code?: boolean) =>
    rowFor(label, of(left), of(right), code);
  const set = (label: Text, of: (certificate: Certificate) => readonly string[] | undefined) =>
    setRow(label, of(left), of(right));
  return [
    nameRow(phrase('Subject'), left.subject, right.subject),
    nameRow(phrase('Issuer'), left.issuer, right.issuer),
    ...row(phrase('Valid from'), ({ notBefore }) => dateText(notBefore)),
    ...row(phrase('Valid until'), ({ notAfter }) => dateText(notAfter)),
    ...set(phrase('Names'), ({ subjectAltNames }) => subjectAltNames?.map((name) => plainText(generalNameText(name)))),
    ...row(phrase('Public key'), ({ publicKey }) => keyText(publicKey)),
    ...row(phrase('Public key SHA-256'), ({ publicKey }) => publicKey.id, true),
    ...set(phrase('Key usage'), ({ keyUsage }) => keyUsage),
    ...set(phrase('Extended key usage'), ({ extendedKeyUsage }) => extendedKeyUsage),
    ...row(phrase('Basic constraints'), constraintsText),
    ...row(phrase('Signature'), ({ signatureAlgorithm }) => signatureAlgorithm.name),
    ...row(phrase('Version'), ({ version }) => version),
    ...row(phrase('Serial number'), ({ serialNumber }) => serialNumber, true),
    ...extensionRows(left.extensions, right.extensions),
    ...row(phrase('SHA-256'), ({ sha256 }) => sha256, true),
  ];
}

/** No row where neither side says anything. */
function rowFor(
  label: Text,
  left: Slot | undefined,
  right: Slot | undefined,
  code?: boolean,
): readonly ComparisonRow[] {
  if (left === undefined && right === undefined) return [];
  return [
    {
      label,
      left: left === undefined ? undefined : asText(left),
      right: right === undefined ? undefined : asText(right),
      difference: differenceOf(left, right),
      ...(code && { code }),
    },
  ];
}

function differenceOf(left: Slot | undefined, right: Slot | undefined): Difference {
  if (right === undefined) return 'only left';
  if (left === undefined) return 'only right';
  return sameText(left, right) ? 'same' : 'different';
}

/** Go compares names octet by octet: equal words in another encoding are another name. */
function nameRow(label: Text, left: DistinguishedName, right: DistinguishedName): ComparisonRow {
  const [leftText, rightText] = [distinguishedNameText(left), distinguishedNameText(right)];
  if (left.key === right.key) return { label, left: leftText, right: rightText, difference: 'same' };
  const isEncoding = sameText(leftText, rightText);
  return { label, left: leftText, right: isEncoding ? otherEncoding(rightText) : rightText, difference: 'different' };
}

function otherEncoding(text: Text): Text {
  return phrase('{text} (different encoding)', { text });
}

function setRow(
  label: Text,
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
): readonly ComparisonRow[] {
  const [row] = rowFor(label, left && listed(left), right && listed(right));
  if (!row || !left || !right) return row ? [row] : [];
  const [leftSet, rightSet] = [new Set(left), new Set(right)];
  const members = [...new Set([...left, ...right])].sort().map((value) => ({
    value: untrusted(value),
    side: leftSet.has(value) ? (rightSet.has(value) ? ('both' as const) : ('left' as const)) : ('right' as const),
  }));
  const isSame = members.every(({ side }) => side === 'both');
  return [{ ...row, difference: isSame ? 'same' : 'different', members }];
}

function listed(values: readonly string[]): Text {
  return values.length === 0 ? phrase('(empty)') : joined(values, ', ');
}

/** Extensions whose content already has a row: only their criticality remains to be shown. */
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
    const label = untrusted(title);
    if (TOLD.has(oid))
      return a && b && a.critical !== b.critical ? rowFor(label, criticalText(a), criticalText(b)) : [];
    const [row] = rowFor(label, a && contentText(a), b && contentText(b));
    if (!row) return [];
    // Words may be cut or leave something out; the octets decide.
    const isOther = row.right && row.difference === 'same' && a && b && !equalBytes(a.value, b.value);
    return [isOther ? { ...row, difference: 'different' as const, right: otherEncoding(row.right) } : row];
  });
}

function contentText(extension: Extension): Text {
  const { lines, critical } = extensionInWords(extension);
  return joined([...(critical ? [phrase('critical')] : []), ...lines.map((line) => line.trim())], ', ');
}

function criticalText({ critical }: Extension): Text {
  return critical ? phrase('critical') : phrase('not critical');
}

/** The relation between two certificates, in sentences. It is based on fields, not on verified signatures. */
function compareVerdicts(left: Certificate, right: Certificate): readonly Text[] {
  if (left.sha256 === right.sha256) return [phrase('Both are the same certificate.')];
  return [relation(left, right), ...issuerVerdict(left, right), ...validityVerdict(left, right)];
}

function relation(left: Certificate, right: Certificate): Text {
  const isSameSubject = left.subject.key === right.subject.key;
  const isSameKey = left.publicKey.id === right.publicKey.id;
  const areAuthorities = isAuthority(left) && isAuthority(right);
  if (isSameSubject && isSameKey) {
    return areAuthorities
      ? phrase(
          'Same subject and same key: a CA renewed with its key. Certificates signed by one also verify with the other.',
        )
      : phrase('Same subject and same key: renewed with its key.');
  }
  if (isSameSubject) {
    return areAuthorities
      ? phrase(
          'Same subject, different key: a CA regenerated with the same name. Certificates signed by one do not verify with the other.',
        )
      : phrase('Same subject, different key: renewed with a new key.');
  }
  if (isSameKey) return phrase('Same key, different subject: one private key is used for two names.');
  return phrase('Different subject and different key.');
}

function issuerVerdict(left: Certificate, right: Certificate): readonly Text[] {
  if (left.issuer.key !== right.issuer.key) {
    if (left.issuer.key === left.subject.key && right.issuer.key === right.subject.key) return [];
    return [
      phrase('Issued by different CAs: {left} and {right}.', {
        left: distinguishedNameText(left.issuer),
        right: distinguishedNameText(right.issuer),
      }),
    ];
  }
  const [a, b] = [left.authorityKeyId, right.authorityKeyId];
  if (a === undefined || b === undefined || a === b || left.subject.key === left.issuer.key) return [];
  return [phrase('The issuers have the same name but different keys: the authority key IDs differ.')];
}

function validityVerdict(left: Certificate, right: Certificate): readonly Text[] {
  if (left.notAfter === right.notAfter) return [];
  const isLeft = left.notAfter > right.notAfter;
  const [later, earlier] = isLeft ? [left, right] : [right, left];
  const times = { time: dateText(later.notAfter), other: dateText(earlier.notAfter) };
  return [
    isLeft
      ? phrase('The left certificate is valid longer: until {time} instead of {other}.', times)
      : phrase('The right certificate is valid longer: until {time} instead of {other}.', times),
  ];
}
