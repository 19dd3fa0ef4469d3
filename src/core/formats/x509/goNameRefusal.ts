import type { DistinguishedName } from '../../model/artifacts/certificate.ts';
import { DerCursor } from '../der/derCursor.ts';
import { type DerElement, readWhole, TAG } from '../der/derElement.ts';

/** Why Go's crypto/x509 cannot read a name that this reader can, in its words; undefined where it can. */
export function goNameRefusal(name: DistinguishedName): string | undefined {
  const sets = new DerCursor(readWhole(name.der, TAG.sequence));
  while (!sets.done) {
    const pairs = new DerCursor(sets.next(''));
    while (!pairs.done) {
      const pair = new DerCursor(pairs.next(''));
      pair.next('');
      const fault = stringFault(pair.next(''));
      if (fault !== undefined) return `x509: invalid RDNSequence: invalid attribute value: ${fault}`;
    }
  }
  return undefined;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** What is wrong with the characters, by string type. */
function stringFault(value: DerElement): string | undefined {
  switch (value.tag) {
    case 0x0c:
      return isUtf8(value) ? undefined : 'invalid UTF-8 string';
    case 0x12:
      return every(value, isNumeric) ? undefined : 'invalid NumericString';
    case 0x13:
      return every(value, isPrintable) ? undefined : 'invalid PrintableString';
    case 0x14:
      return undefined;
    case 0x16:
      return every(value, (octet) => octet < 0x80) ? undefined : 'invalid IA5String';
    case 0x1e:
      return isBasicPlane(value) ? undefined : 'invalid BMPString';
    default:
      return `unsupported string type: ${value.tag}`;
  }
}

function isUtf8(value: DerElement): boolean {
  if (every(value, (octet) => octet < 0x80)) return true;
  try {
    UTF8.decode(value.bytes.subarray(value.content, value.end));
    return true;
  } catch {
    return false;
  }
}

function isNumeric(octet: number): boolean {
  return (octet >= 0x30 && octet <= 0x39) || octet === 0x20;
}

/** X.680's set, and "*" and "&", which Go lets pass. */
function isPrintable(octet: number): boolean {
  if ((octet >= 0x41 && octet <= 0x5a) || (octet >= 0x61 && octet <= 0x7a) || isNumeric(octet)) return true;
  return " '()*&+,-./:=?".includes(String.fromCharCode(octet));
}

/** Pairs of octets that are no surrogates and no noncharacters. */
function isBasicPlane(value: DerElement): boolean {
  if ((value.end - value.content) % 2 !== 0) return false;
  for (let at = value.content; at < value.end; at += 2) {
    const unit = ((value.bytes[at] ?? 0) << 8) | (value.bytes[at + 1] ?? 0);
    if (unit >= 0xfffe || (unit >= 0xd800 && unit <= 0xdfff) || (unit >= 0xfdd0 && unit <= 0xfdef)) return false;
  }
  return true;
}

function every(value: DerElement, accepts: (octet: number) => boolean): boolean {
  for (let at = value.content; at < value.end; at++) if (!accepts(value.bytes[at] ?? 0)) return false;
  return true;
}
