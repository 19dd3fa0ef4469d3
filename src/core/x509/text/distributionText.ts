import { childrenOf, type DerElement, readWhole, TAG } from '../../der/derElement.ts';
import { setBits } from '../../der/derPrimitives.ts';
import { parseRelativeName } from '../parseName.ts';
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

function pointText(point: DerElement): string {
  let text = '';
  for (const part of childrenOf(point)) {
    if (part.tag === 0xa0) text += `${distributionName(part)}\n`;
    else if (part.tag === 0x81)
      text += `Reasons:\n  ${setBits(part)
        .flatMap((bit) => REASONS[bit] ?? [])
        .join(', ')}\n`;
    else if (part.tag === 0xa2) text += `CRL Issuer:\n${names(part)}`;
  }
  return text;
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
