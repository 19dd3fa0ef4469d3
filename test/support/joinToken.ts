import { createHash } from 'node:crypto';

/** A token of k3s for a server-ca.crt with this text; `credentials` are those behind the hash. */
export function joinToken(
  authority: string | Uint8Array,
  credentials = 'server:0123456789abcdef0123456789abcdef',
): string {
  return `K10${createHash('sha256').update(authority).digest('hex')}::${credentials}`;
}
