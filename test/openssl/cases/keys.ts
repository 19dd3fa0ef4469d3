import { createHash } from 'node:crypto';
import * as der from '../../support/der.ts';
import { craftedCases, type ParityCase } from './case.ts';
import { ascii, craft, hex } from './craft.ts';

/** Octets that look random and are the same in every run: openssl shows keys without asking whether they are any good. */
export function noise(seed: string, length: number): Uint8Array {
  let bytes: Buffer = Buffer.alloc(0);
  for (let at = 0; bytes.length < length; at++) {
    bytes = Buffer.concat([bytes, createHash('sha256').update(`${seed} ${at}`).digest()]);
  }
  return Uint8Array.from(bytes.subarray(0, length));
}

/** A number of exactly that many bits, odd. */
function number(seed: string, bits: number): bigint {
  const value = BigInt(`0x${Buffer.from(noise(seed, (bits + 7) >> 3)).toString('hex')}`);
  return BigInt.asUintN(bits, value) | (1n << BigInt(bits - 1)) | 1n;
}

const spki = (algorithm: string, key: Uint8Array, ...parameters: readonly Uint8Array[]): Uint8Array =>
  der.sequence(der.sequence(der.oid(algorithm), ...parameters), der.bitString(key));
const RSA = '1.2.840.113549.1.1.1';
const rsaKey = (bits: number, exponent = 65537n): Uint8Array =>
  der.sequence(der.integer(number(`rsa ${bits}`, bits)), der.integer(exponent));
const rsa = (bits: number, exponent = 65537n): Uint8Array =>
  craft({ spki: spki(RSA, rsaKey(bits, exponent), der.nothing()) });
const raw = (algorithm: string, length: number): Uint8Array =>
  craft({ spki: spki(algorithm, noise(algorithm, length)) });
const DSA_DOMAIN = der.sequence(
  der.integer(number('p', 1024)),
  der.integer(number('q', 160)),
  der.integer(number('g', 1023)),
);
const DSA = '1.2.840.10040.4.1';
const dsaKey = der.integer(number('y', 1022));

const KEYS: Readonly<Record<string, Uint8Array>> = {
  ...Object.fromEntries(
    [512, 1023, 1024, 1536, 2047, 2048, 3072, 4096, 8192].map((bits) => [`RSA ${bits}`, rsa(bits)]),
  ),
  'RSA with exponent 3': rsa(1024, 3n),
  'RSA with exponent 1': rsa(1024, 1n),
  'RSA with an exponent of 33 bits': rsa(1024, (1n << 32n) + 1n),
  'RSA with an exponent of 64 bits': rsa(1024, (1n << 63n) + 1n),
  'RSA with an exponent of 65 bits': rsa(1024, (1n << 64n) + 1n),
  'RSA of 64 bits': rsa(64),
  'RSA of 9 bits': rsa(9),
  'RSA without parameters': craft({ spki: spki(RSA, rsaKey(1024)) }),
  'RSA with odd parameters': craft({ spki: spki(RSA, rsaKey(1024), der.utf8String('x')) }),
  'RSA, negative modulus': craft({
    spki: spki(RSA, der.sequence(der.integer(-number('n', 1024)), der.integer(65537n)), der.nothing()),
  }),
  'RSA, modulus zero': craft({ spki: spki(RSA, der.sequence(der.integer(0n), der.integer(65537n)), der.nothing()) }),
  'RSA, malformed': craft({ spki: spki(RSA, ascii('none'), der.nothing()) }),
  'RSA, no exponent': craft({ spki: spki(RSA, der.sequence(der.integer(5n)), der.nothing()) }),
  'RSA, more behind': craft({
    spki: spki(RSA, der.sequence(der.integer(number('m', 512)), der.integer(3n), der.integer(1n)), der.nothing()),
  }),
  Ed25519: raw('1.3.101.112', 32),
  'Ed25519 of 31 octets': raw('1.3.101.112', 31),
  Ed448: raw('1.3.101.113', 57),
  X25519: raw('1.3.101.110', 32),
  X448: raw('1.3.101.111', 56),
  'ML-DSA-44': raw('2.16.840.1.101.3.4.3.17', 1312),
  'ML-DSA-65': raw('2.16.840.1.101.3.4.3.18', 1952),
  'ML-DSA-87': raw('2.16.840.1.101.3.4.3.19', 2592),
  'ML-DSA-44 cut short': raw('2.16.840.1.101.3.4.3.17', 100),
  'ML-KEM-512': raw('2.16.840.1.101.3.4.4.1', 800),
  'ML-KEM-768': raw('2.16.840.1.101.3.4.4.2', 1184),
  'SLH-DSA-SHA2-128s': raw('2.16.840.1.101.3.4.3.20', 32),
  'SLH-DSA-SHAKE-256f': raw('2.16.840.1.101.3.4.3.31', 64),
  DSA: craft({ spki: spki(DSA, dsaKey, DSA_DOMAIN) }),
  'DSA without parameters': craft({ spki: spki(DSA, dsaKey) }),
  'DSA with NULL parameters': craft({ spki: spki(DSA, dsaKey, der.nothing()) }),
  'DSA, malformed': craft({ spki: spki(DSA, ascii('none'), DSA_DOMAIN) }),
  'Diffie-Hellman': craft({
    spki: spki(
      '1.2.840.113549.1.3.1',
      der.integer(number('dh', 511)),
      der.sequence(der.integer(number('dhp', 512)), der.integer(2n)),
    ),
  }),
  'an unknown algorithm': craft({ spki: spki('1.2.3.4', hex('010203')) }),
  'an algorithm known by name only': craft({ spki: spki('1.2.643.7.1.1.1.1', hex('010203')) }),
  'unused bits in the key': craft({
    spki: der.sequence(der.sequence(der.oid('1.2.3.4')), der.tlv(0x03, hex('04fff0'))),
  }),
  'an empty key': craft({ spki: spki(RSA, hex(''), der.nothing()) }),
  'no key': craft({ spki: der.sequence(der.sequence(der.oid(RSA), der.nothing())) }),
  'an algorithm without identifier': craft({ spki: der.sequence(der.sequence(), der.bitString(hex('01'))) }),
};

/** AlgorithmIdentifier without parameters and with NULL. */
const signed = (oid: string): Uint8Array => craft({ algorithm: der.sequence(der.oid(oid)) });
const signedWithNull = (oid: string): Uint8Array => craft({ algorithm: der.sequence(der.oid(oid), der.nothing()) });
const many = (parent: string, from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `${parent}.${from + at}`);

const SIGNATURES: Readonly<Record<string, Uint8Array>> = {
  ...Object.fromEntries(many('1.2.840.113549.1.1', 2, 16).map((oid) => [oid, signedWithNull(oid)])),
  ...Object.fromEntries(
    [
      '1.2.840.10045.4.1',
      '1.2.840.10045.4.2',
      '1.2.840.10045.4.3',
      ...many('1.2.840.10045.4.3', 1, 5),
      ...many('2.16.840.1.101.3.4.3', 1, 31),
      '1.2.840.10040.4.3',
      '1.3.101.112',
      '1.3.101.113',
      '1.3.14.3.2.27',
      '1.3.14.3.2.29',
      '1.2.156.10197.1.501',
    ].map((oid) => [oid, signed(oid)]),
  ),
  'a DSA signature of two numbers': craft({
    algorithm: der.sequence(der.oid('2.16.840.1.101.3.4.3.2')),
    signature: der.bitString(der.sequence(der.integer(number('r', 256)), der.integer(number('s', 255)))),
  }),
  'a DSA signature of small numbers': craft({
    algorithm: der.sequence(der.oid('1.2.840.10040.4.3')),
    signature: der.bitString(der.sequence(der.integer(5n), der.integer(0n))),
  }),
  'an ECDSA signature': craft({
    algorithm: der.sequence(der.oid('1.2.840.10045.4.3.2')),
    signature: der.bitString(der.sequence(der.integer(number('r', 256)), der.integer(number('s', 255)))),
  }),
};

export const KEYS_AND_SIGNATURES: readonly ParityCase[] = [
  ...craftedCases('keys', KEYS),
  ...craftedCases('signatures', SIGNATURES),
];
