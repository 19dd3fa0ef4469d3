import { childrenOf, contentOf, DerError, readWhole, TAG } from '../der/derElement.ts';
import { integerHex } from '../der/derPrimitives.ts';
import { generalNameLine } from './generalNameText.ts';
import { colonHex } from './hexText.ts';

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
