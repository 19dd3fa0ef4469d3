import { childrenOf, type DerElement, DerError, readWhole, TAG } from '../der/derElement.ts';
import { integerValue, oidText, setBits } from '../der/derPrimitives.ts';
import { longName } from '../x509/objects/objectNames.ts';
import { parseRelativeName } from '../x509/parseName.ts';
import { generalNameLine } from './generalNameText.ts';
import { strictNameText } from './nameText.ts';

/** ReasonFlags in bit order (RFC 5280 §4.2.1.13), in openssl's words. */
const REASONS: readonly string[] = [
  'Unused',
  'Key Compromise',
  'CA Compromise',
  'Affiliation Changed',
  'Superseded',
  'Cessation Of Operation',
  'Certificate Hold',
  'Privilege Withdrawn',
  'AA Compromise',
];

/** CRL distribution points. Blank lines fall where openssl's do: after a point, unless it ends with its CRL issuer. */
export function distributionText(value: Uint8Array): string {
  return childrenOf(readWhole(value, TAG.sequence)).map(pointText).join('\n');
}

/** Tag of a flag in an issuing distribution point → its words (RFC 5280 §5.2.5). */
const FLAGS: Readonly<Record<number, string>> = {
  129: 'Only User Certificates',
  130: 'Only CA Certificates',
  132: 'Indirect CRL',
  133: 'Only Attribute Certificates',
};

/** The issuing distribution point, which belongs into a CRL. */
export function issuingPointText(value: Uint8Array): string {
  const parts = childrenOf(readWhole(value, TAG.sequence));
  if (parts.length === 0) return '<EMPTY>\n';
  return parts
    .map((part) => {
      if (part.tag === 0xa0) return `${distributionName(part)}\n`;
      if (part.tag === 0x83) return reasonsText(part, 'Only Some Reasons');
      return `${FLAGS[part.tag] ?? ''}\n`;
    })
    .join('');
}

function pointText(point: DerElement): string {
  let text = '';
  for (const part of childrenOf(point)) {
    if (part.tag === 0xa0) text += `${distributionName(part)}\n`;
    else if (part.tag === 0x81) text += reasonsText(part, 'Reasons');
    else if (part.tag === 0xa2) text += `CRL Issuer:\n${names(part)}`;
    else throw new DerError('x509: invalid CRL distribution point');
  }
  return text;
}

function reasonsText(part: DerElement, title: string): string {
  const reasons = setBits(part).flatMap((bit) => REASONS[bit] ?? []);
  return `${title}:\n  ${reasons.length === 0 ? '<EMPTY>' : reasons.join(', ')}\n`;
}

function distributionName(wrapper: DerElement): string {
  const [name] = childrenOf(wrapper);
  if (!name) return '';
  if (name.tag === 0xa0) return `Full Name:\n${names(name)}`;
  return `Relative Name:\n  ${strictNameText(parseRelativeName(name))}`;
}

function names(list: DerElement): string {
  return childrenOf(list)
    .map((name) => `  ${generalNameLine(name, 'strict')}`)
    .join('\n');
}

/** Authority or subject information access (RFC 5280 §4.2.2): method and place, one a line. */
export function accessText(value: Uint8Array): string {
  const list = childrenOf(readWhole(value, TAG.sequence));
  if (list.length === 0) return '<EMPTY>\n';
  return list
    .map((access) => {
      const [method, location] = childrenOf(access);
      if (!method || !location) throw new DerError('x509: invalid information access');
      return `${longName(oidText(method))} - ${generalNameLine(location, 'slash')}`;
    })
    .join('\n');
}

/** CRLReason (RFC 5280 §5.3.1) in openssl's words. */
const REASON_CODES: ReadonlyMap<bigint, string> = new Map([
  [0n, 'Unspecified'],
  [1n, 'Key Compromise'],
  [2n, 'CA Compromise'],
  [3n, 'Affiliation Changed'],
  [4n, 'Superseded'],
  [5n, 'Cessation Of Operation'],
  [6n, 'Certificate Hold'],
  [8n, 'Remove From CRL'],
  [9n, 'Privilege Withdrawn'],
  [10n, 'AA Compromise'],
]);

const ENUMERATED = 0x0a;

/** The reason code of a CRL entry, or its number. */
export function reasonCodeText(value: Uint8Array): string {
  const code = integerValue({ ...readWhole(value, ENUMERATED), tag: TAG.integer });
  return REASON_CODES.get(code) ?? String(code);
}
