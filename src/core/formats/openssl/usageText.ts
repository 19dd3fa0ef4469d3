import { DerCursor } from '../der/derCursor.ts';
import { childrenOf, contentOf, type DerElement, DerError, readWhole, TAG } from '../der/derElement.ts';
import { integerHex, integerValue, oidText } from '../der/derPrimitives.ts';
import { latinText } from '../der/derString.ts';
import { timeValue } from '../der/derTime.ts';
import { colonHex, numberText, timeText } from '../x509/hexText.ts';
import { longName } from '../x509/objects/objectNames.ts';
import { generalNameLine, ipLine } from './generalNameText.ts';

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

/** Name constraints (RFC 5280 §4.2.1.10): a line for each permitted and each excluded subtree. */
export function constraintText(value: Uint8Array): string {
  const parts = childrenOf(readWhole(value, TAG.sequence));
  return parts.map(subtreesText).join('\n');
}

function subtreesText(list: DerElement): string {
  if (list.tag !== 0xa0 && list.tag !== 0xa1) throw new DerError('x509: invalid NameConstraints extension');
  const lines = childrenOf(list).map(
    (subtree) => `  ${baseText(new DerCursor(subtree).next('x509: invalid NameConstraints extension'))}`,
  );
  return lines.length === 0 ? '' : [list.tag === 0xa0 ? 'Permitted:' : 'Excluded:', ...lines].join('\n');
}

/** An address and its mask: openssl cuts after 4 octets, or after 16 where there are as many. */
function baseText(base: DerElement): string {
  if (base.tag !== 0x87) return generalNameLine(base, 'strict');
  const octets = contentOf(base);
  const half = octets.length >= 16 ? 16 : Math.min(octets.length, 4);
  return `IP:${ipLine(octets.subarray(0, half))}/${ipLine(octets.subarray(half))}`;
}

/** Private key usage period (RFC 3280 §4.2.1.4). */
export function periodText(value: Uint8Array): string {
  return childrenOf(readWhole(value, TAG.sequence))
    .map((part) => `Not ${part.tag === 0x80 ? 'Before' : 'After'}: ${looseTimeText(part)}`)
    .join(', ');
}

/** A GeneralizedTime on its own, such as the date from which a key is known to be unsafe (RFC 5280 §5.3.2). */
export function dateText(value: Uint8Array): string {
  return looseTimeText(readWhole(value, TAG.generalizedTime));
}

/** With the fractions of a second that certificates may not have. */
function looseTimeText(element: DerElement): string {
  const [, seconds, fraction = ''] = /^(\d{14})(\.\d+)?Z$/.exec(latinText(contentOf(element))) ?? [];
  if (seconds === undefined) throw new DerError('malformed time');
  const bytes = new TextEncoder().encode(`${seconds}Z`);
  const whole = { bytes, tag: TAG.generalizedTime, start: 0, content: 0, end: bytes.length };
  return timeText(timeValue(whole)).replace(/\d\d:\d\d:\d\d/, `$&${fraction}`);
}

/** Authority key identifier (RFC 5280 §4.2.1.1): key identifier, issuer, serial; each only where it is there. */
export function authorityKeyText(value: Uint8Array): string | undefined {
  const parts = childrenOf(readWhole(value, TAG.sequence));
  if (parts.length === 0) return undefined;
  const isAlone = parts.length === 1;
  let last = 0;
  return parts
    .flatMap((part) => {
      if (part.tag % 32 < last || part.tag % 32 > 2) throw new DerError('x509: invalid authority key identifier');
      last = part.tag % 32;
      if (part.tag === 0x80) return `${isAlone ? '' : 'keyid:'}${colonHex(contentOf(part)).toUpperCase()}`;
      if (part.tag !== 0x82) return childrenOf(part).map((name) => generalNameLine(name, 'slash'));
      if (part.content === part.end) throw new DerError('x509: invalid authority key identifier');
      return `serial:${integerHex(part)
        .replace('-', '')
        .replaceAll(/..(?=.)/g, '$&:')}`;
    })
    .join('\n');
}

/** Subject key identifier in upper-case octets. */
export function subjectKeyText(value: Uint8Array): string {
  return colonHex(contentOf(readWhole(value, TAG.octetString))).toUpperCase();
}

/** TLS feature (RFC 7633 §4): names of the TLS extensions that are promised. */
export function tlsFeatureText(value: Uint8Array): string | undefined {
  const features = childrenOf(readWhole(value, TAG.sequence)).map((feature) => {
    const number = integerValue(feature);
    if (number === 5n) return 'status_request';
    return number === 17n ? 'status_request_v2' : numberText(number);
  });
  return features.length === 0 ? undefined : features.join(', ');
}
