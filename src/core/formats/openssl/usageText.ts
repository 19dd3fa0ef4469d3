import { DerCursor } from '../der/derCursor.ts';
import { childrenOf, DerError, readWhole, TAG } from '../der/derElement.ts';
import { integerValue, oidText } from '../der/derPrimitives.ts';
import { longName } from '../x509/objects/objectNames.ts';
import { numberText } from './numberText.ts';

/** KeyUsage in bit order (RFC 5280 §4.2.1.3), in openssl's words. */
const USAGES: readonly string[] = [
  'Digital Signature',
  'Non Repudiation',
  'Key Encipherment',
  'Data Encipherment',
  'Key Agreement',
  'Certificate Sign',
  'CRL Sign',
  'Encipher Only',
  'Decipher Only',
];

/** Key usages; those beyond the nine are not shown, and unused bits do not count. */
export function keyUsageText(value: Uint8Array): string | undefined {
  const { bytes, content, end } = readWhole(value, TAG.bitString);
  const unused = bytes[content] ?? 8;
  if (content === end || unused > 7) throw new DerError('malformed bit string');
  const last = (end - content - 1) * 8 - unused;
  const usages = USAGES.filter((_, bit) => {
    return bit < last && ((bytes[content + 1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0;
  });
  return usages.length === 0 ? undefined : usages.join(', ');
}

/** Extended key usages by name, or number. */
export function purposesText(value: Uint8Array): string | undefined {
  const purposes = childrenOf(readWhole(value, TAG.sequence)).map((purpose) => longName(oidText(purpose)));
  return purposes.length === 0 ? undefined : purposes.join(', ');
}

/** Basic constraints; any octet but zero is TRUE. */
export function basicConstraintsText(value: Uint8Array): string {
  const failure = 'x509: invalid basic constraints';
  const fields = new DerCursor(readWhole(value, TAG.sequence));
  const flag = fields.takeOptional(TAG.boolean, failure);
  const limit = fields.takeOptional(TAG.integer, failure);
  fields.finish(failure);
  if (flag && flag.end - flag.content !== 1) throw new DerError(failure);
  const isAuthority = flag !== undefined && flag.bytes[flag.content] !== 0;
  return `CA:${isAuthority ? 'TRUE' : 'FALSE'}${limit ? `, pathlen:${numberText(integerValue(limit))}` : ''}`;
}
