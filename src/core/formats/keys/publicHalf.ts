import { DerCursor } from '../der/derCursor.ts';
import { type DerElement, DerError, rawOf, readWhole, TAG } from '../der/derElement.ts';
import { integerBits, integerValue, oidText } from '../der/derPrimitives.ts';
import { encodeBitString, encodeElement } from '../der/derWriter.ts';
import { CURVES, KEY_ALGORITHM_NAMES } from '../x509/algorithmNames.ts';
import { rsaSubjectPublicKeyInfo } from '../x509/readPublicKey.ts';
import { derivePublicHalf, VERSION_0 } from './derivePublicHalf.ts';
import { type KeyStructure, keyStructure, rawParts } from './keyStructure.ts';

/** The facts about a key without its private part. */
export interface PublicHalf {
  readonly algorithm: string;
  /** OID or NIST name, for EC with a named curve. */
  readonly curve?: string | undefined;
  /** DER of the SubjectPublicKeyInfo as a certificate of this key holds it; absent if it cannot be computed. */
  readonly spki?: Uint8Array | undefined;
}

/** id-ecPublicKey (RFC 5480 §2.1.1) and id-dsa (RFC 3279 §2.3.2), as whole OBJECT IDENTIFIERs. */
const EC_PUBLIC_KEY = Uint8Array.of(0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01);

const DSA_KEY = Uint8Array.of(0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x38, 0x04, 0x01);

/** OpenSSL's OPENSSL_RSA_MAX_PUBEXP_BITS and OPENSSL_RSA_MAX_MODULUS_BITS. */
const MAX_EXPONENT_BITS = 64;

const MAX_MODULUS_BITS = 16_384;

/** The public half of a plain private key. Throws DerError if the structure is malformed. */
export async function publicHalf(structure: Exclude<KeyStructure, { kind: 'encrypted PKCS#8' }>): Promise<PublicHalf> {
  switch (structure.kind) {
    case 'PKCS#1':
      return { algorithm: 'RSA', spki: rsaSubjectPublicKeyInfo(rsaPublicKey(structure)) };
    case 'SEC1':
      return ecHalf(structure, undefined);
    case 'DSA': {
      const parameters = encodeElement(TAG.sequence, ...rawParts(structure.parameters));
      const algorithm = encodeElement(TAG.sequence, DSA_KEY, parameters);
      return { algorithm: 'DSA', spki: subjectPublicKeyInfo(algorithm, rawOf(structure.y)) };
    }
    case 'PKCS#8':
      return pkcs8Half(structure);
  }
}

async function pkcs8Half(structure: Extract<KeyStructure, { kind: 'PKCS#8' }>): Promise<PublicHalf> {
  const identifier = new DerCursor(structure.algorithm);
  const oid = oidText(identifier.take(TAG.oid, 'malformed algorithm identifier'));
  const algorithm = KEY_ALGORITHM_NAMES.get(oid) ?? oid;
  const raw = rawOf(structure.algorithm);
  switch (algorithm) {
    case 'RSA':
    case 'RSA-PSS': {
      const inner = keyStructure(structure.inner);
      if (inner.kind !== 'PKCS#1') return { algorithm };
      return { algorithm, spki: subjectPublicKeyInfo(raw, rsaPublicKey(inner)) };
    }
    case 'EC': {
      const inner = keyStructure(structure.inner);
      return inner.kind === 'SEC1'
        ? ecHalf(inner, identifier.done ? undefined : identifier.next('malformed algorithm identifier'))
        : { algorithm };
    }
    case 'Ed25519':
    case 'X25519': {
      readWhole(structure.inner, TAG.octetString);
      const key = (await derivedKey(algorithm, raw, structure.inner)) ?? structure.point;
      return { algorithm, spki: key && subjectPublicKeyInfo(raw, key) };
    }
    case 'Ed448':
    case 'X448':
      // Hosts have these only as experiments, which warn on standard error.
      return { algorithm, spki: structure.point && subjectPublicKeyInfo(raw, structure.point) };
    default:
      return { algorithm };
  }
}

/** Version 2 may carry the public key; hosts want version 1, and compute it, and so does Go. */
async function derivedKey(
  name: 'Ed25519' | 'X25519',
  algorithm: Uint8Array,
  inner: Uint8Array,
): Promise<Uint8Array | undefined> {
  const wrapped = encodeElement(TAG.octetString, inner);
  const pkcs8 = encodeElement(TAG.sequence, VERSION_0, algorithm, wrapped);
  const key = await derivePublicHalf({ kind: 'OKP', name, pkcs8 });
  for (const part of [wrapped, pkcs8]) part.fill(0);
  return key;
}

async function ecHalf(
  key: Extract<KeyStructure, { kind: 'SEC1' }>,
  outer: DerElement | undefined,
): Promise<PublicHalf> {
  const parameters = outer ?? key.curve;
  if (!parameters) return { algorithm: 'EC' };
  const algorithm = encodeElement(TAG.sequence, EC_PUBLIC_KEY, rawOf(parameters));
  const oid = parameters.tag === TAG.oid ? oidText(parameters) : undefined;
  const named = oid === undefined ? undefined : CURVES.get(oid);
  const curve = named?.nist ?? oid;
  const point = (await derivedPoint(key.scalar, named, algorithm)) ?? uncompressed(key.point);
  return { algorithm: 'EC', curve, spki: point && subjectPublicKeyInfo(algorithm, point) };
}

/** As Go does, this computes the point from the scalar if the host can, whatever the file says. */
async function derivedPoint(
  key: Uint8Array,
  named: { readonly nist?: string; readonly bits: number } | undefined,
  algorithm: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (!named?.nist) return undefined;
  const scalar = paddedScalar(key, Math.ceil(named.bits / 8));
  const point = await derivePublicHalf({ kind: 'EC', curve: named.nist, algorithm, scalar });
  scalar.fill(0);
  return point;
}

/** A certificate holds the uncompressed point; a compressed one would not compare. */
function uncompressed(point: Uint8Array | undefined): Uint8Array | undefined {
  return point?.[0] === 4 ? point : undefined;
}

/** Some writers drop leading zeros, which RFC 5915 §3 demands and WebCrypto insists on. */
function paddedScalar(scalar: Uint8Array, length: number): Uint8Array {
  const padded = new Uint8Array(length);
  const significant = scalar.length > length ? scalar.subarray(scalar.length - length) : scalar;
  padded.set(significant, length - significant.length);
  return padded;
}

/** If a number is missing, secret ones are in the places of the public ones: then they do not multiply. */
function rsaPublicKey(key: Extract<KeyStructure, { kind: 'PKCS#1' }>): Uint8Array {
  const isLarge = [key.modulus, ...key.primes].some((number) => integerBits(number) > MAX_MODULUS_BITS);
  const [p, q] = isLarge ? [] : key.primes.map(integerValue);
  if (!p || !q || integerBits(key.exponent) > MAX_EXPONENT_BITS || integerValue(key.modulus) % (p * q) !== 0n) {
    throw new DerError('the RSA key components are inconsistent');
  }
  return encodeElement(TAG.sequence, rawOf(key.modulus), rawOf(key.exponent));
}

function subjectPublicKeyInfo(algorithm: Uint8Array, key: Uint8Array): Uint8Array {
  return encodeElement(TAG.sequence, algorithm, encodeBitString(key));
}
