import type { Cryptography } from '../../model/ports.ts';

let ofHost: Cryptography | undefined;

/** Takes the host's cryptography in the place of WebCrypto's, for all that is decoded from then on. */
export function useCryptography(cryptography: Cryptography): void {
  ofHost = cryptography;
}

/** Undefined if WebCrypto is all there is. */
export function hostCryptography(): Cryptography | undefined {
  return ofHost;
}
