import { attempt } from '../der/derCursor.ts';
import { childrenOf, contentOf, readWhole, TAG } from '../der/derElement.ts';
import { hexLines } from './hexText.ts';

/** The unique identifiers of version 2 (X.509 §7.2), the first octets on the title's own line, as openssl has them. */
export function uniqueIdsText(tbs: Uint8Array): readonly string[] {
  const read = attempt(() => childrenOf(readWhole(tbs, TAG.sequence)));
  if (!('value' in read)) return [];
  return read.value.flatMap((field) => {
    if (field.tag !== 0x81 && field.tag !== 0x82) return [];
    const [first = '', ...rest] = hexLines(contentOf(field).subarray(1), 18, 12);
    return [`        ${field.tag === 0x81 ? 'Issuer' : 'Subject'} Unique ID: ${first.trim() && first}`, ...rest];
  });
}
