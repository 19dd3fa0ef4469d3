import type { Cryptography } from '../../model/ports.ts';
import { hostCryptography } from '../cryptography/hostCryptography.ts';
import { toHex } from '../der/bytes.ts';

/** Lower-case hex digest. */
export async function hexDigest(...[algorithm, bytes]: Parameters<Cryptography['digest']>): Promise<string> {
  const host = hostCryptography();
  if (host) return host.digest(algorithm, bytes);
  return toHex(new Uint8Array(await crypto.subtle.digest(algorithm, ownBuffer(bytes))));
}

/** The same bytes typed as WebCrypto wants them: on an ArrayBuffer that is not shared. Copies only from shared memory. */
export function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
}
