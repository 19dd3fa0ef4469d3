/** ContentInfo types (RFC 5652 §4 and on). */
export const CONTENT = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  envelopedData: '1.2.840.113549.1.7.3',
  encryptedData: '1.2.840.113549.1.7.6',
} as const;

/** SafeBag types (RFC 7292 §4.2), and the one kind of certificate and CRL that is in use (RFC 2985 §5.5). */
export const BAG = {
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
  revocationList: '1.2.840.113549.1.12.10.1.4',
  safeContents: '1.2.840.113549.1.12.10.1.6',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  x509RevocationList: '1.2.840.113549.1.9.23.1',
  friendlyName: '1.2.840.113549.1.9.20',
} as const;

/** Schemes with parameters (RFC 8018 §A, RFC 7914 §7). */
export const SCHEME = {
  pbes2: '1.2.840.113549.1.5.13',
  pbmac1: '1.2.840.113549.1.5.14',
  pbkdf2: '1.2.840.113549.1.5.12',
  scrypt: '1.3.6.1.4.1.11591.4.11',
} as const;

/** Older schemes by openssl's names (RFC 7292 §C, RFC 8018 §A.3). */
export const LEGACY_SCHEMES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.12.1.1', 'pbeWithSHA1And128BitRC4'],
  ['1.2.840.113549.1.12.1.2', 'pbeWithSHA1And40BitRC4'],
  ['1.2.840.113549.1.12.1.3', 'pbeWithSHA1And3-KeyTripleDES-CBC'],
  ['1.2.840.113549.1.12.1.4', 'pbeWithSHA1And2-KeyTripleDES-CBC'],
  ['1.2.840.113549.1.12.1.5', 'pbeWithSHA1And128BitRC2-CBC'],
  ['1.2.840.113549.1.12.1.6', 'pbeWithSHA1And40BitRC2-CBC'],
  ['1.2.840.113549.1.5.1', 'pbeWithMD2AndDES-CBC'],
  ['1.2.840.113549.1.5.3', 'pbeWithMD5AndDES-CBC'],
  ['1.2.840.113549.1.5.4', 'pbeWithMD2AndRC2-CBC'],
  ['1.2.840.113549.1.5.6', 'pbeWithMD5AndRC2-CBC'],
  ['1.2.840.113549.1.5.10', 'pbeWithSHA1AndDES-CBC'],
  ['1.2.840.113549.1.5.11', 'pbeWithSHA1AndRC2-CBC'],
]);

/** A cipher of old, with octets of its key; of RC2 also bits of its effective length. All have blocks of 8 octets. */
export type LegacyCipher =
  | { readonly kind: '3DES'; readonly keyLength: 16 | 24 }
  | { readonly kind: 'RC2'; readonly keyLength: number; readonly bits: number };

/** The ciphers of PKCS#12's own schemes (RFC 7292 §C) that can be opened: all but RC4. */
export const PKCS12_CIPHERS: ReadonlyMap<string, LegacyCipher> = new Map([
  ['pbeWithSHA1And3-KeyTripleDES-CBC', { kind: '3DES', keyLength: 24 }],
  ['pbeWithSHA1And2-KeyTripleDES-CBC', { kind: '3DES', keyLength: 16 }],
  ['pbeWithSHA1And128BitRC2-CBC', { kind: 'RC2', keyLength: 16, bits: 128 }],
  ['pbeWithSHA1And40BitRC2-CBC', { kind: 'RC2', keyLength: 5, bits: 40 }],
] as const);

/** Ciphers of PBES2 (RFC 8018 §B.2, NIST's AES arcs). */
export const CIPHERS: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.101.3.4.1.2', 'AES-128-CBC'],
  ['2.16.840.1.101.3.4.1.22', 'AES-192-CBC'],
  ['2.16.840.1.101.3.4.1.42', 'AES-256-CBC'],
  ['2.16.840.1.101.3.4.1.6', 'AES-128-GCM'],
  ['2.16.840.1.101.3.4.1.46', 'AES-256-GCM'],
  ['1.2.840.113549.3.7', 'DES-EDE3-CBC'],
  ['1.2.840.113549.3.2', 'RC2-CBC'],
  ['1.3.14.3.2.7', 'DES-CBC'],
]);

/** Hash behind an HMAC (RFC 8018 §B.1). */
export const HMAC_HASHES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.2.7', 'SHA-1'],
  ['1.2.840.113549.2.8', 'SHA-224'],
  ['1.2.840.113549.2.9', 'SHA-256'],
  ['1.2.840.113549.2.10', 'SHA-384'],
  ['1.2.840.113549.2.11', 'SHA-512'],
]);

export const HASHES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.2.5', 'MD5'],
  ['1.3.14.3.2.26', 'SHA-1'],
  ['2.16.840.1.101.3.4.2.4', 'SHA-224'],
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
]);
