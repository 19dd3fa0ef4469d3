import type { DistinguishedName } from '../../model/artifacts/certificate.ts';
import { childrenOf, contentOf, type DerElement, readWhole, TAG } from '../der/derElement.ts';

/** The form in which alternative names print a directory name: "/CN=x/O=y", octet by octet, whatever the string type. */
export function slashName(name: DistinguishedName): string {
  const values = childrenOf(readWhole(name.der, TAG.sequence)).flatMap(childrenOf).map(octetsOf);
  return name.attributes
    .map(({ type, rdn }, at) => {
      const separator = at > 0 && name.attributes[at - 1]?.rdn === rdn ? '+' : '/';
      return `${separator}${type}=${octetsText(values[at] ?? new Uint8Array())}`;
    })
    .join('');
}

function octetsOf(pair: DerElement): Uint8Array {
  const value = childrenOf(pair)[1];
  return value ? contentOf(value) : new Uint8Array();
}

function octetsText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    if (byte === 0x2f || byte === 0x2b) return `\\${String.fromCharCode(byte)}`;
    if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
    return `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}
