/** An algorithm whose public key is octets of one length, with openssl's name for it. */
export interface RawKey {
  readonly name: string;
  readonly octets: number;
}

/** Last arc under NIST's signature algorithms → octets of an SLH-DSA key, in openssl's order of names (FIPS 205 §11). */
const SLH_DSA: readonly RawKey[] = ['SHA2', 'SHAKE'].flatMap((hash) =>
  [128, 192, 256].flatMap((bits) =>
    ['s', 'f'].map((speed) => ({ name: `SLH-DSA-${hash}-${bits}${speed}`, octets: bits / 4 })),
  ),
);

/** OID → key of RFC 8410 §3, FIPS 204 §4 and FIPS 205 §11. */
export const RAW_KEYS: ReadonlyMap<string, RawKey> = new Map<string, RawKey>([
  ['1.3.101.110', { name: 'X25519', octets: 32 }],
  ['1.3.101.111', { name: 'X448', octets: 56 }],
  ['1.3.101.112', { name: 'ED25519', octets: 32 }],
  ['1.3.101.113', { name: 'ED448', octets: 57 }],
  ['2.16.840.1.101.3.4.3.17', { name: 'ML-DSA-44', octets: 1312 }],
  ['2.16.840.1.101.3.4.3.18', { name: 'ML-DSA-65', octets: 1952 }],
  ['2.16.840.1.101.3.4.3.19', { name: 'ML-DSA-87', octets: 2592 }],
  ...SLH_DSA.map((key, at): [string, RawKey] => [`2.16.840.1.101.3.4.3.${20 + at}`, key]),
]);
