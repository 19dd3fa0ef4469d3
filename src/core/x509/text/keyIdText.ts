import { childrenOf, contentOf, readWhole, TAG } from '../../der/derElement.ts';
import { generalNameLine } from './generalNameText.ts';
import { colonHex } from './hexText.ts';

/** Authority key identifier (RFC 5280 §4.2.1.1): key identifier, issuer, serial; each only where it is there. */
export function authorityKeyText(value: Uint8Array): string {
  const parts = childrenOf(readWhole(value, TAG.sequence));
  const isAlone = parts.length === 1;
  return parts
    .flatMap((part) => {
      const hex = colonHex(contentOf(part)).toUpperCase();
      if (part.tag === 0x80) return isAlone ? hex : `keyid:${hex}`;
      if (part.tag === 0x82) return `serial:${hex}`;
      return childrenOf(part).map((name) => generalNameLine(name, 'slash'));
    })
    .join('\n');
}

/** Subject key identifier in upper-case octets. */
export function subjectKeyText(value: Uint8Array): string {
  return colonHex(contentOf(readWhole(value, TAG.octetString))).toUpperCase();
}
