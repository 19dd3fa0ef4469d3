import { decodeBase64, encodeBase64 } from '../../formats/base64/base64.ts';
import { attempt, DerCursor } from '../../formats/der/derCursor.ts';
import { readWhole, TAG } from '../../formats/der/derElement.ts';
import type { PemBlock } from '../../formats/pem/pemBlock.ts';
import { scanPem } from '../../formats/pem/scanPem.ts';

declare const brand: unique symbol;

/** Base64 of PEM with certificates and requests only: what a fix may repeat, and no secret whatever stands in the file. */
export type PublicPem = string & { readonly [brand]: 'public' };

/** The base64 itself; undefined if it is of anything else, be it next to the blocks. */
export function publicPem(base64: string): PublicPem | undefined {
  const text = textOfBase64(base64);
  return text !== undefined && isPublic(text) ? (base64 as PublicPem) : undefined;
}

/** The base64 of such PEM; undefined as above. */
export function encodedPem(text: string): PublicPem | undefined {
  return isPublic(text) ? (encodeBase64(new TextEncoder().encode(text)) as PublicPem) : undefined;
}

/** The text that base64 encodes; undefined for other text. */
export function textOfBase64(value: string): string | undefined {
  const decoded = decodeBase64(value);
  return 'bytes' in decoded ? new TextDecoder().decode(decoded.bytes) : undefined;
}

function isPublic(text: string): boolean {
  const { blocks, problems } = scanPem(text);
  let end = 0;
  for (const block of blocks) {
    if (!isSigned(block) || text.slice(end, block.span.start).trim() !== '') return false;
    ({ end } = block.span);
  }
  return blocks.length > 0 && problems.length === 0 && text.slice(end).trim() === '';
}

/** Whether a block is what its label says: a key can have the label of a certificate. */
function isSigned({ label, body, headers }: PemBlock): boolean {
  if (headers || !/^(?:(?:X509 )?CERTIFICATE|(?:NEW )?CERTIFICATE REQUEST)$/.test(label)) return false;
  const parts = attempt(() => {
    const whole = new DerCursor(readWhole(body, TAG.sequence));
    for (const tag of [TAG.sequence, TAG.sequence, TAG.bitString]) whole.take(tag, label);
    whole.finish(label);
    return true;
  });
  return 'value' in parts;
}
