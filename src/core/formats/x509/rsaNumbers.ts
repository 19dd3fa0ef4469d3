import type { PublicKey } from '../../model/artifacts/certificate.ts';
import { attempt, DerCursor } from '../der/derCursor.ts';
import { contentOf, readWhole, TAG } from '../der/derElement.ts';
import { splitSubjectPublicKeyInfo } from './parseSubjectPublicKeyInfo.ts';

/** The two numbers of an RSA public key, as the octets of their INTEGERs: a sign bit, then the value. */
export interface RsaNumbers {
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
}

/** Undefined for a key of another algorithm, and for one that is damaged. */
export function rsaNumbers({ algorithm, spki }: PublicKey): RsaNumbers | undefined {
  if (algorithm !== 'RSA') return undefined;
  const read = attempt(() => {
    const { key } = splitSubjectPublicKeyInfo(readWhole(spki, TAG.sequence));
    const fields = new DerCursor(readWhole(key, TAG.sequence));
    return { modulus: contentOf(fields.take(TAG.integer, '')), exponent: contentOf(fields.take(TAG.integer, '')) };
  });
  return 'value' in read ? read.value : undefined;
}

/** Octets of an INTEGER that Go's `int` takes: 64 bits. */
const MAX_INT_OCTETS = 8;

/** The error of crypto/x509 about the numbers while it parses the key (parsePublicKey); undefined if it accepts them. */
export function rsaParseRefusal({ modulus, exponent }: RsaNumbers): string | undefined {
  if (!isShortest(modulus)) return 'x509: invalid RSA modulus';
  if (!isShortest(exponent) || exponent.length > MAX_INT_OCTETS) return 'x509: invalid RSA public exponent';
  if (!isPositive(modulus)) return 'x509: RSA modulus is not a positive number';
  if (!isPositive(exponent)) return 'x509: RSA public exponent is not a positive number';
  return undefined;
}

/**
 * The error of crypto/rsa about numbers that were parsed, before it calculates with them (checkPublicKey, since Go 1.24); undefined if it accepts
 * them. The length of the modulus is a separate check, which private keys need not pass.
 */
export function rsaUseRefusal({ modulus, exponent }: RsaNumbers): string | undefined {
  if (!isOdd(modulus)) return 'crypto/rsa: public modulus is even';
  if (!isPositive(exponent) || (exponent.length === 1 && exponent[0] === 1)) {
    return 'crypto/rsa: public exponent too small or negative';
  }
  if (!isOdd(exponent)) return 'crypto/rsa: public exponent is even';
  return bitsOf(exponent) > 31 ? 'crypto/rsa: public exponent too large' : undefined;
}

/** Bits of a positive number. */
export function bitsOf(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (bytes.length - first - 1) * 8 + (32 - Math.clz32(bytes[first] ?? 0));
}

function isPositive(bytes: Uint8Array): boolean {
  return (bytes[0] ?? 0) < 0x80 && bitsOf(bytes) > 0;
}

function isOdd(bytes: Uint8Array): boolean {
  return ((bytes.at(-1) ?? 0) & 1) === 1;
}

/** DER wants the shortest form (X.690 §8.3.2). */
function isShortest([first, second]: Uint8Array): boolean {
  if (first === undefined) return false;
  if (second === undefined) return true;
  return !(first === 0 && second < 0x80) && !(first === 0xff && second >= 0x80);
}
