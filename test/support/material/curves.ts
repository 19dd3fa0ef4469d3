import type { EcAlgorithm, KeyAlgorithm } from '../keyPair.ts';

/** A curve of SEC 2: its name in OpenSSL, its object identifier, and the order of its base point. */
export interface Curve {
  readonly name: string;
  readonly oid: string;
  readonly order: bigint;
}

export const CURVES: Readonly<Record<EcAlgorithm, Curve>> = {
  'ECDSA-P224': {
    name: 'secp224r1',
    oid: '1.3.132.0.33',
    order: 0xffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3dn,
  },
  'ECDSA-P256': {
    name: 'prime256v1',
    oid: '1.2.840.10045.3.1.7',
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  },
  'ECDSA-P384': {
    name: 'secp384r1',
    oid: '1.3.132.0.34',
    order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  },
  'ECDSA-P521': {
    name: 'secp521r1',
    oid: '1.3.132.0.35',
    order:
      0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
  },
};

export const isEc = (algorithm: KeyAlgorithm): algorithm is EcAlgorithm => algorithm in CURVES;
