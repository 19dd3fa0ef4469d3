import { checkPrimeSync, createECDH, createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import * as der from '../der.ts';
import type { KeyAlgorithm } from '../keyPair.ts';
import { CURVES, type Curve, isEc } from './curves.ts';
import type { Material } from './material.ts';
import { inverse, readNumber, shortBytes, stretch, withoutSmallFactors, writeNumber } from './numbers.ts';

/**
 * The same in each run: two checkouts then inspect the same bytes. Anybody can derive these keys, so they are for comparisons only. Create
 * one for each workspace: a certificate that is issued again gets another serial number, as the random ones do.
 */
export function derivedMaterial(): Material {
  const issued = new Map<string, number>();
  return {
    privateKey: async (id, algorithm) => derive(`${algorithm} ${id}`, algorithm),
    signature: (hash, bytes, key) => {
      const curve = Object.values(CURVES).find(({ name }) => name === key.asymmetricKeyDetails?.namedCurve);
      return curve === undefined || hash === null
        ? Uint8Array.from(sign(hash, bytes, key))
        : ecdsa(curve, key, createHash(hash).update(bytes).digest());
    },
    serial: (content) => {
      const known = Buffer.from(content).toString('latin1');
      const count = (issued.get(known) ?? 0) + 1;
      issued.set(known, count);
      return (readNumber(shortBytes(`serial ${count}`, content, 8)) >> 1n) + 1n;
    },
  };
}

function derive(seed: string, algorithm: KeyAlgorithm): KeyObject {
  if (algorithm === 'Ed25519') {
    const secret = der.octetString(der.octetString(stretch(seed, 32)));
    return fromDer('pkcs8', der.sequence(der.integer(0n), der.sequence(der.oid('1.3.101.112')), secret));
  }
  if (isEc(algorithm)) {
    const { oid, order } = CURVES[algorithm];
    const width = widthOf(order);
    const secret = 1n + (readNumber(stretch(seed, width + 8)) % (order - 1n));
    const parameters = der.explicit(0, der.oid(oid));
    return fromDer('sec1', der.sequence(der.integer(1n), der.octetString(writeNumber(secret, width)), parameters));
  }
  return deriveRsa(seed, Number(algorithm.slice(4)));
}

const fromDer = (type: 'pkcs8' | 'sec1' | 'pkcs1', bytes: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(bytes), format: 'der', type });

const widthOf = (order: bigint): number => Math.ceil(order.toString(2).length / 8);

const EXPONENT = 65_537n;

function deriveRsa(seed: string, bits: number): KeyObject {
  const p = derivePrime(`${seed} p`, bits / 2);
  const q = derivePrime(`${seed} q`, bits / 2);
  const secret = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const members = [0n, p * q, EXPONENT, secret, p, q, secret % (p - 1n), secret % (q - 1n), inverse(q, p)];
  return fromDer('pkcs1', der.sequence(...members.map(der.integer)));
}

/** The first prime from a point that the seed decides, with both highest bits set: the product of two has its full length. */
function derivePrime(seed: string, bits: number): bigint {
  const start = readNumber(stretch(seed, bits / 8)) | (3n << BigInt(bits - 2)) | 1n;
  for (const candidate of withoutSmallFactors(start))
    if ((candidate - 1n) % EXPONENT !== 0n && checkPrimeSync(candidate)) return candidate;
  throw new Error(`no prime near ${seed}`);
}

/** ECDSA with a nonce derived from key and digest. The point that belongs to the nonce is what OpenSSL gives as its public key. */
function ecdsa({ name, order }: Curve, key: KeyObject, digest: Uint8Array): Uint8Array {
  const width = widthOf(order);
  const secretText = secretOf(key, width);
  const nonce = 1n + (readNumber(shortBytes(secretText.toString('hex'), digest, width + 8)) % (order - 1n));
  const point = createECDH(name);
  point.setPrivateKey(writeNumber(nonce, width));
  const r = readNumber(point.getPublicKey().subarray(1, 1 + width)) % order;
  const excess = BigInt(Math.max(0, digest.length * 8 - order.toString(2).length));
  const s = (inverse(nonce, order) * ((readNumber(digest) >> excess) + r * readNumber(secretText))) % order;
  return der.sequence(der.integer(r), der.integer(s));
}

/** The private value of an EC key: what follows the version in RFC 5915's structure. */
function secretOf(key: KeyObject, width: number): Buffer {
  const bytes = key.export({ type: 'sec1', format: 'der' });
  const start = bytes.indexOf(Uint8Array.of(2, 1, 1, 4, width)) + 5;
  return bytes.subarray(start, start + width);
}
