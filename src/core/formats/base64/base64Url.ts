import { withoutTrailing } from '../../model/source/trailing.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';

/** Decodes base64url with or without padding (RFC 4648 §5); undefined for text outside its alphabet. */
export function decodeBase64Url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*={0,2}$/.test(text)) return undefined;
  const standard = withoutTrailing(text, '=').replaceAll('-', '+').replaceAll('_', '/');
  const decoded = decodeBase64(standard.padEnd(Math.ceil(standard.length / 4) * 4, '='));
  return 'bytes' in decoded ? decoded.bytes : undefined;
}

/** Base64url without padding. */
export function encodeBase64Url(bytes: Uint8Array): string {
  return withoutTrailing(encodeBase64(bytes), '=').replaceAll('+', '-').replaceAll('/', '_');
}
