import * as der from '../../support/der.ts';
import { craftedCases, type ParityCase } from './case.ts';
import { craft } from './craft.ts';
import { noise } from './keys.ts';

const PSS = '1.2.840.113549.1.1.10';
const SHA256 = '2.16.840.1.101.3.4.2.1';
const SHA512 = '2.16.840.1.101.3.4.2.3';
const MGF1 = '1.2.840.113549.1.1.8';

const hash = (oid: string): Uint8Array => der.explicit(0, der.sequence(der.oid(oid), der.nothing()));
const mask = (oid: string, generator = MGF1): Uint8Array =>
  der.explicit(1, der.sequence(der.oid(generator), der.sequence(der.oid(oid), der.nothing())));
const salt = (length: bigint): Uint8Array => der.explicit(2, der.integer(length));
const trailer = (field: bigint): Uint8Array => der.explicit(3, der.integer(field));

const PARAMETERS: Readonly<Record<string, readonly Uint8Array[]>> = {
  defaults: [der.sequence()],
  'SHA-256, 32': [der.sequence(hash(SHA256), mask(SHA256), salt(32n))],
  'SHA-512 with a mask of SHA-256': [der.sequence(hash(SHA512), mask(SHA256), salt(64n), trailer(1n))],
  'a salt of 300': [der.sequence(hash(SHA256), mask(SHA256), salt(300n))],
  'a salt of zero': [der.sequence(hash(SHA256), mask(SHA256), salt(0n))],
  'a negative salt': [der.sequence(hash(SHA256), mask(SHA256), salt(-1n))],
  'trailer 2': [der.sequence(hash(SHA256), mask(SHA256), salt(32n), trailer(2n))],
  'an unknown hash': [der.sequence(hash('1.2.3.4'), mask('1.2.3.4'), salt(32n))],
  'SHA-1 and SHA-224': [der.sequence(hash('1.3.14.3.2.26'), mask('2.16.840.1.101.3.4.2.4'), salt(20n))],
  'SHA-3': [der.sequence(hash('2.16.840.1.101.3.4.2.8'), mask('2.16.840.1.101.3.4.2.8'), salt(32n))],
  'another mask function': [der.sequence(hash(SHA256), mask(SHA256, '1.2.3.4'), salt(32n))],
  'no parameters': [],
  NULL: [der.nothing()],
  malformed: [der.sequence(der.utf8String('x'))],
};

const KEY = der.sequence(der.integer(BigInt(`0x7f${Buffer.from(noise('pss', 63)).toString('hex')}`)), der.integer(3n));

const SIGNATURES = Object.entries(PARAMETERS).map(([name, parameters]): [string, Uint8Array] => [
  name,
  craft({ algorithm: der.sequence(der.oid(PSS), ...parameters) }),
]);
const KEYS = Object.entries(PARAMETERS).map(([name, parameters]): [string, Uint8Array] => [
  name,
  craft({ spki: der.sequence(der.sequence(der.oid(PSS), ...parameters), der.bitString(KEY)) }),
]);

export const PSS_CASES: readonly ParityCase[] = [
  ...craftedCases('PSS signatures', Object.fromEntries(SIGNATURES)),
  ...craftedCases('PSS keys', Object.fromEntries(KEYS)),
];
