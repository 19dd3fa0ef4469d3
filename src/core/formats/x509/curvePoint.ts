import { toHex } from '../der/bytes.ts';

interface Curve {
  readonly prime: bigint;
  /** The coefficient b of y² = x³ - 3x + b. */
  readonly b: bigint;
  /** Order of the base point. */
  readonly order: bigint;
  /** As crypto/internal/fips140/nistec names its curve and its field elements. */
  readonly name: string;
  readonly element: string;
}

/** FIPS 186-4, D.1.2. */
const CURVES: Readonly<Record<string, Curve>> = {
  'P-224': {
    prime: 2n ** 224n - 2n ** 96n + 1n,
    b: 0xb4050a850c04b3abf54132565044b0b7d7bfd8ba270b39432355ffb4n,
    order: 0xffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3dn,
    name: 'P224',
    element: 'P224Element',
  },
  'P-256': {
    prime: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    name: 'P256',
    element: 'P256 element',
  },
  'P-384': {
    prime: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    name: 'P384',
    element: 'P384Element',
  },
  'P-521': {
    prime: 2n ** 521n - 1n,
    b: 0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
    order:
      0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
    name: 'P521',
    element: 'P521Element',
  },
};

/** The number of points, below which a private key is; undefined for a curve that Go does not know. */
export function curveOrder(curve: string): bigint | undefined {
  return CURVES[curve]?.order;
}

/** Why Go takes the two coordinates, each of the field's length, for no point of the curve, in its words; undefined if it does. */
export function pointFault(curve: string, coordinates: Uint8Array): string | undefined {
  const known = CURVES[curve];
  if (!known) return undefined;
  const { prime, b, name, element } = known;
  const length = Math.ceil(prime.toString(2).length / 8);
  if (coordinates.length !== 2 * length) return `invalid ${name} point encoding`;
  const [x, y] = [0, length].map((at) => BigInt(`0x${toHex(coordinates.subarray(at, at + length))}`));
  if (x === undefined || y === undefined || x >= prime || y >= prime) return `invalid ${element} encoding`;
  return (y * y - (x * x * x - 3n * x + b)) % prime === 0n ? undefined : `${name} point not on curve`;
}
