import type { DistinguishedName } from '../../model/artifacts/certificate.ts';
import { attempt, DerCursor } from '../der/derCursor.ts';
import { type DerElement, DerError, readWhole, TAG } from '../der/derElement.ts';
import { type RefuseSince, takeGoOid } from './goPrimitives.ts';

/** Why Go's crypto/x509 cannot read a name that our reader can, in its words; undefined if it can. */
export function goNameRefusal(name: DistinguishedName): string | undefined {
  let first: string | undefined;
  const read = attempt(() =>
    checkName(readWhole(name.der, TAG.sequence), (_versioned, text) => {
      first ??= text;
    }),
  );
  return first ?? ('error' in read ? read.error : undefined);
}

/** Throws what Go refuses of a Name (parseName). */
export function checkName(element: DerElement, refuseSince: RefuseSince): void {
  const sets = new DerCursor(element);
  while (!sets.done) {
    const pairs = new DerCursor(sets.take(TAG.set, 'x509: invalid RDNSequence'));
    while (!pairs.done) {
      const pair = new DerCursor(pairs.take(TAG.sequence, 'x509: invalid RDNSequence: invalid attribute'));
      takeGoOid(pair, 'x509: invalid RDNSequence: invalid attribute type');
      const failure = 'x509: invalid RDNSequence: invalid attribute value';
      const value = pair.next(failure);
      const fault = stringFault(value);
      if (fault !== undefined) throw new DerError(`${failure}: ${fault}`);
      if (value.tag === BMP && !isBasicPlane(value)) refuseSince('bmpStringsChecked', `${failure}: invalid BMPString`);
    }
  }
}

const BMP = 0x1e;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The fault of the characters, by string type. */
function stringFault(value: DerElement): string | undefined {
  switch (value.tag) {
    case TAG.utf8String:
      return isUtf8(value) ? undefined : 'invalid UTF-8 string';
    case 0x12:
      return every(value, isNumeric) ? undefined : 'invalid NumericString';
    case 0x13:
      return every(value, isPrintable) ? undefined : 'invalid PrintableString';
    case 0x14:
      return undefined;
    case 0x16:
      return isIa5(value) ? undefined : 'invalid IA5String';
    case BMP:
      return (value.end - value.content) % 2 === 0 ? undefined : 'invalid BMPString';
    default:
      return `unsupported string type: ${value.tag}`;
  }
}

function isUtf8(value: DerElement): boolean {
  if (every(value, (byte) => byte < 0x80)) return true;
  try {
    UTF8.decode(value.bytes.subarray(value.content, value.end));
    return true;
  } catch {
    return false;
  }
}

function isIa5(value: DerElement): boolean {
  return every(value, (byte) => byte < 0x80);
}

function isNumeric(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x20;
}

/** X.680's set, and "*" and "&", which Go lets pass. */
function isPrintable(byte: number): boolean {
  if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || isNumeric(byte)) return true;
  return " '()*&+,-./:=?".includes(String.fromCharCode(byte));
}

/** Pairs of octets that are no surrogates and no noncharacters; two zeros at the end are a terminator. */
function isBasicPlane(value: DerElement): boolean {
  for (let at = value.content; at + 1 < value.end; at += 2) {
    const unit = ((value.bytes[at] ?? 0) << 8) | (value.bytes[at + 1] ?? 0);
    if (unit >= 0xfffe || (unit >= 0xd800 && unit <= 0xdfff) || (unit >= 0xfdd0 && unit <= 0xfdef)) return false;
  }
  return true;
}

function every(value: DerElement, accepts: (byte: number) => boolean): boolean {
  for (let at = value.content; at < value.end; at++) if (!accepts(value.bytes[at] ?? 0)) return false;
  return true;
}
