import type { Digest } from '../../model/ports.ts';
import { toHex } from '../der/bytes.ts';

let ofHost: Digest | undefined;

/**
 * Takes the host's own digests in the place of WebCrypto's, for all that is decoded from then on: those of WebCrypto go to another thread
 * and back, which costs ten times as much as a certificate's digest itself.
 */
export function useDigest(digest: Digest): void {
  ofHost = digest;
}

/** Lower-case hex digest. */
export async function hexDigest(...[algorithm, bytes]: Parameters<Digest>): Promise<string> {
  if (ofHost) return ofHost(algorithm, bytes);
  return toHex(new Uint8Array(await crypto.subtle.digest(algorithm, ownBuffer(bytes))));
}

/** The same bytes typed as WebCrypto wants them: on an ArrayBuffer that is not shared. Copies only from shared memory. */
export function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
}
