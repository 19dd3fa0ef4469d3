import { visibleText } from '../../model/text/visibleText.ts';
import type { Asn1Element } from './asn1Element.ts';
import { toHex } from './bytes.ts';
import { attempt } from './derCursor.ts';
import type { DerElement } from './derElement.ts';
import { oidText } from './derPrimitives.ts';
import { latinText, stringText } from './derString.ts';
import { timeValue } from './derTime.ts';

/** Octets of a value that are shown; the rest is cut with "…". */
const SHOWN = 48;
const PRINTABLE = /^[\x20-\x7e]+$/;

/** The name of an object identifier; undefined if it has none. */
export type OidNames = (oid: string) => string | undefined;

/** The content of a primitive element in words; undefined if there is nothing to say. Hostile text is made visible. */
export function asn1Value(bytes: Uint8Array, element: Asn1Element, oidName: OidNames): string | undefined {
  const { offset, headerLength, length } = element;
  const content = offset + headerLength;
  const octets = bytes.subarray(content, content + length);
  if (element.class !== 'universal')
    return PRINTABLE.test(latinText(octets.subarray(0, 4096))) ? quoted(latinText(octets)) : bytesText(octets);
  const der: DerElement = { bytes, tag: element.number, start: offset, content, end: content + length };
  const read = attempt(() => universalValue(element.number, octets, der, oidName));
  return 'value' in read ? read.value : bytesText(octets);
}

function universalValue(number: number, octets: Uint8Array, der: DerElement, oidName: OidNames): string | undefined {
  switch (number) {
    case 1:
      return booleanText(octets);
    case 2:
    case 10:
      return integerText(octets);
    case 3:
      return bitsText(octets);
    case 5:
      return octets.length === 0 ? undefined : bytesText(octets);
    case 6: {
      const oid = oidText(der);
      const name = oidName(oid);
      return name === undefined ? oid : `${oid} (${name})`;
    }
    case 23:
    case 24:
      return new Date(timeValue(der)).toISOString().replace('T', ' ').replace('.000Z', ' UTC');
    default: {
      const text = stringText(der);
      return text === undefined ? bytesText(octets) : quoted(text);
    }
  }
}

function booleanText(octets: Uint8Array): string | undefined {
  if (octets.length !== 1) return bytesText(octets);
  return octets[0] === 0 ? 'FALSE' : 'TRUE';
}

/** In decimal while it fits 64 bits. */
function integerText(octets: Uint8Array): string | undefined {
  if (octets.length === 0 || octets.length > 8) return bytesText(octets);
  return String(BigInt.asIntN(octets.length * 8, BigInt(`0x${toHex(octets)}`)));
}

/** Few bits are flags and are shown one by one, many are octets. */
function bitsText(octets: Uint8Array): string | undefined {
  const [unused = 0, ...rest] = octets.subarray(0, 5);
  if (octets.length < 2 || octets.length > 5 || unused > 7) return bytesText(octets.subarray(1));
  const bits = rest.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return `${bits.slice(0, bits.length - unused)} (bits)`;
}

function bytesText(octets: Uint8Array): string | undefined {
  if (octets.length === 0) return undefined;
  const pairs = toHex(octets.subarray(0, SHOWN)).replaceAll(/..(?=.)/g, '$& ');
  return octets.length > SHOWN ? `${pairs} …` : pairs;
}

function quoted(text: string): string {
  return `"${visibleText(text)}"`;
}
