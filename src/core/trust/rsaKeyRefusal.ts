import { rsaNumbers, rsaUseRefusal } from '../formats/x509/rsaNumbers.ts';
import type { PublicKey } from '../model/artifacts/certificate.ts';

/** Smaller RSA keys are refused by crypto/rsa since Go 1.24. */
const MIN_BITS = 1024;

/** Why crypto/rsa verifies nothing with a key, in its words and order; undefined where it would, and for other keys. */
export function rsaKeyRefusal(key: PublicKey): string | undefined {
  if (key.algorithm !== 'RSA') return undefined;
  const bits = key.bits ?? MIN_BITS;
  if (bits < MIN_BITS) {
    return `crypto/rsa: ${bits}-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)`;
  }
  const numbers = rsaNumbers(key);
  return numbers && rsaUseRefusal(numbers);
}
