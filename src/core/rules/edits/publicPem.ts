import { decodeBase64, encodeBase64 } from '../../formats/base64/base64.ts';
import { isPublicPem } from '../../formats/redaction/publicPem.ts';

declare const brand: unique symbol;

/** Base64 of PEM with certificates, requests and public keys only: a fix may repeat it, for it holds no secret. */
export type PublicPem = string & { readonly [brand]: 'public' };

/** The base64 itself; undefined if it encodes anything else, even next to the blocks. */
export function publicPem(base64: string): PublicPem | undefined {
  const text = textOfBase64(base64);
  return text !== undefined && isPublicPem(withLineFeeds(text)) ? (base64 as PublicPem) : undefined;
}

/** The base64 of such PEM; undefined as above. */
export function encodedPem(text: string): PublicPem | undefined {
  return isPublicPem(withLineFeeds(text)) ? (encodeBase64(new TextEncoder().encode(text)) as PublicPem) : undefined;
}

/** The text that base64 encodes; undefined for other text. */
export function textOfBase64(value: string): string | undefined {
  const decoded = decodeBase64(value);
  return 'bytes' in decoded ? new TextDecoder().decode(decoded.bytes) : undefined;
}

function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
