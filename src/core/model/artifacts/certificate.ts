import type { Untrusted } from '../text/untrusted.ts';

/** One AttributeTypeAndValue of a distinguished name (RFC 5280 §4.1.2.4). */
export interface NameAttribute {
  /** Dotted object identifier. */
  readonly oid: string;
  /** Short name as openssl prints it (CN, O, emailAddress …), the OID where it has none. */
  readonly type: string;
  readonly value: Untrusted;
  /** Index of its RelativeDistinguishedName; attributes of a multi-valued RDN share it. */
  readonly rdn: number;
}

export interface DistinguishedName {
  readonly attributes: readonly NameAttribute[];
  /** DER of the whole Name. */
  readonly der: Uint8Array;
  /** The DER as a Map key: Go compares names byte by byte, so equal keys are equal names. */
  readonly key: string;
}

/** A GeneralName (RFC 5280 §4.2.1.6). An `ip` of 4 or 16 octets has canonical text; others keep hexadecimal. */
export type GeneralName =
  | { readonly kind: 'dns' | 'email' | 'uri' | 'registeredId'; readonly value: Untrusted }
  | { readonly kind: 'ip'; readonly value: string; readonly bytes: Uint8Array }
  | { readonly kind: 'directory'; readonly name: DistinguishedName }
  | { readonly kind: 'other'; readonly value: Untrusted };

export interface PublicKey {
  /** RSA, EC, Ed25519, Ed448, X25519, X448, DSA, ML-DSA-…, or the OID of an algorithm without a name here. */
  readonly algorithm: string;
  /** Modulus or field size in bits, where the algorithm has one. */
  readonly bits?: number | undefined;
  /** P-224, P-256, P-384, P-521, or the OID of another named curve; absent for explicit parameters. */
  readonly curve?: string | undefined;
  /** DER of the SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  /** Lower-case hex SHA-256 of `spki`: equal ids are equal keys; also kubeadm's discovery-token-ca-cert-hash. */
  readonly id: string;
}

/** RFC 5280 §4.2.1.3, in bit order. */
export type KeyUsage =
  | 'digitalSignature'
  | 'nonRepudiation'
  | 'keyEncipherment'
  | 'dataEncipherment'
  | 'keyAgreement'
  | 'keyCertSign'
  | 'cRLSign'
  | 'encipherOnly'
  | 'decipherOnly';

export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  /** DER inside extnValue. */
  readonly value: Uint8Array;
}

/** RFC 5280 §4.2.1.10; only the forms Go evaluates are broken out, `unsupported` tells that there are others. */
export interface NameConstraints {
  readonly critical: boolean;
  readonly permitted: readonly GeneralSubtree[];
  readonly excluded: readonly GeneralSubtree[];
}

/** `ip` bases have 8 or 32 octets: address, then mask. */
export type GeneralSubtree =
  | { readonly kind: 'dns' | 'email' | 'uri'; readonly value: string }
  | { readonly kind: 'ip'; readonly address: Uint8Array; readonly mask: Uint8Array }
  | { readonly kind: 'unsupported'; readonly tag: number };

/** A decoded X.509 certificate (RFC 5280 §4.1): plain data, the same object for the same DER. */
export interface Certificate {
  readonly der: Uint8Array;
  /** 1, 2 or 3. */
  readonly version: number;
  /** Upper-case hex as openssl's `-serial` prints it, "-" before a negative one. */
  readonly serialNumber: string;
  readonly signatureAlgorithm: { readonly oid: string; readonly name: string };
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  /** Milliseconds since the epoch, UTC. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: PublicKey;
  readonly extensions: readonly Extension[];
  /** Absent if the extension is absent; the same for the fields below. */
  readonly subjectAltNames?: readonly GeneralName[];
  readonly keyUsage?: readonly KeyUsage[];
  /** RFC 5280 names (serverAuth, clientAuth, anyExtendedKeyUsage …), OIDs for purposes without one. */
  readonly extendedKeyUsage?: readonly string[];
  readonly basicConstraints?: { readonly ca: boolean; readonly pathLength?: number };
  readonly nameConstraints?: NameConstraints;
  /** Lower-case hex. */
  readonly subjectKeyId?: string;
  readonly authorityKeyId?: string | undefined;
  /** Lower-case hex fingerprints of `der`. */
  readonly sha256: string;
  readonly sha1: string;
}

/** A decoded PKCS#10 request (RFC 2986). */
export interface CertificateRequest {
  readonly der: Uint8Array;
  readonly subject: DistinguishedName;
  readonly publicKey: PublicKey;
  readonly signatureAlgorithm: { readonly oid: string; readonly name: string };
  readonly extensions: readonly Extension[];
  readonly subjectAltNames?: readonly GeneralName[] | undefined;
  readonly keyUsage?: readonly KeyUsage[] | undefined;
  readonly extendedKeyUsage?: readonly string[] | undefined;
  readonly sha256: string;
}

/** One entry of a CRL. */
export interface RevokedCertificate {
  /** As a certificate's own `serialNumber`. */
  readonly serialNumber: string;
  /** Milliseconds since the epoch. */
  readonly revokedAt: number;
  /** RFC 5280 §5.3.1 name (keyCompromise …); absent if the list gives none. */
  readonly reason?: string | undefined;
}

/** A decoded CRL (RFC 5280 §5). Times in milliseconds since the epoch. */
export interface RevocationList {
  readonly issuer: DistinguishedName;
  readonly thisUpdate: number;
  readonly nextUpdate?: number | undefined;
  readonly revokedCount: number;
  /** The first MAX_LISTED_REVOKED of them, in the list's order. */
  readonly revoked: readonly RevokedCertificate[];
  readonly signatureAlgorithm: { readonly oid: string; readonly name: string };
  /** The CRL number (RFC 5280 §5.2.3) in upper-case hexadecimal; absent if the list has none. */
  readonly number?: string | undefined;
  /** Lower-case hex. */
  readonly authorityKeyId?: string | undefined;
  /** It lists changes to the base CRL of this number only (RFC 5280 §5.2.4). */
  readonly deltaOf?: string | undefined;
}

/** The facts about a private key. Its bytes themselves never leave the decoder. */
export interface PrivateKeyFacts {
  readonly format: 'PKCS#1' | 'SEC1' | 'PKCS#8' | 'DSA' | 'OpenSSH';
  readonly encrypted: boolean;
  /** Absent for an encrypted key. */
  readonly algorithm?: string;
  readonly bits?: number | undefined;
  readonly curve?: string | undefined;
  /** The encryption of an encrypted key; absent if the file does not state it. */
  readonly encryption?: PasswordEncryption | undefined;
  /** The public half; absent if it cannot be derived (encrypted, or a kind the host cannot compute). */
  readonly publicKey?: PublicKey;
}

/** How a password covers a key or a part of a key store: facts only, neither salt nor cipher text. */
export interface PasswordEncryption {
  /** "PBES2", openssl's name of an older scheme, "PEM headers", "OpenSSH", or an OID without a name here. */
  readonly scheme: string;
  /** PBKDF2, scrypt, bcrypt; absent if the scheme fixes it. */
  readonly derivation?: string | undefined;
  /** Such as "HMAC-SHA-256"; absent if the scheme fixes it. */
  readonly pseudoRandom?: string;
  readonly iterations?: number;
  /** Such as "AES-256-CBC"; absent if the scheme's name tells it. */
  readonly cipher?: string | undefined;
}
