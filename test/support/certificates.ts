import * as der from './der.ts';
import { encodeName, type NameSpec } from './distinguishedName.ts';
import * as extensions from './extensions.ts';
import type { KeyPair } from './keyPair.ts';
import { material } from './material/material.ts';
import { pem } from './pem.ts';

/** Everything that can be said of a certificate; what is absent is left out of it. */
export interface CertificateSpec {
  readonly subject: NameSpec;
  readonly key: KeyPair;
  /** Absent: self-signed. */
  readonly issuer?: IssuedCertificate | undefined;
  /** Written instead of the issuer's subject; DER of a name that was read. */
  readonly issuerName?: NameSpec | Uint8Array;
  /** Signs instead of the issuer's key: a signature that does not verify. */
  readonly signingKey?: KeyPair | undefined;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Random, 63 bits, where absent. */
  readonly serial?: bigint | undefined;
  /** 1 drops every extension. */
  readonly version?: 1 | 3;
  /** basicConstraints: cA; absent: no basicConstraints at all. */
  readonly ca?: boolean | undefined;
  readonly pathLength?: number | undefined;
  readonly keyUsage?: readonly extensions.KeyUsage[] | undefined;
  /** serverAuth, clientAuth, any, or dotted OIDs. */
  readonly extendedKeyUsage?: readonly string[] | undefined;
  readonly sans?: readonly extensions.San[] | undefined;
  /** true: computed from the key. */
  readonly subjectKeyId?: boolean | Uint8Array | undefined;
  /** true: the issuer's key identifier. */
  readonly authorityKeyId?: boolean | Uint8Array | undefined;
  readonly nameConstraints?: extensions.NameConstraintsSpec | undefined;
  readonly extraExtensions?: readonly extensions.ExtensionSpec[] | undefined;
  readonly hash?: SignatureHash | undefined;
}

export type SignatureHash = 'sha1' | 'sha256' | 'sha384' | 'sha512';

export interface IssuedCertificate {
  readonly spec: CertificateSpec;
  readonly key: KeyPair;
  readonly der: Uint8Array;
  readonly pem: string;
}

/** The form of every CA of kubeadm (no cRLSign, no pathLen, no AKI, its own CN as DNS name). */
export function authoritySpec(commonName: string, key: KeyPair, notBefore: Date, notAfter: Date): CertificateSpec {
  return {
    subject: { commonName },
    key,
    notBefore,
    notAfter,
    ca: true,
    keyUsage: ['digitalSignature', 'keyEncipherment', 'keyCertSign'],
    sans: [`dns:${commonName}`],
    subjectKeyId: true,
  };
}

/** The form of every leaf of kubeadm: critical usages, CA:FALSE, AKI and no SKI. */
export const LEAF_SHAPE = {
  ca: false,
  keyUsage: ['digitalSignature', 'keyEncipherment'],
  authorityKeyId: true,
} as const satisfies Partial<CertificateSpec>;

/** Signs the certificate as given, even if no sane CA would. */
export function issue(spec: CertificateSpec): IssuedCertificate {
  const signer = spec.signingKey ?? spec.issuer?.key ?? spec.key;
  const signature = signatureOf(signer, spec.hash ?? 'sha256');
  const content = (serial: bigint) =>
    der.sequence(
      ...(spec.version === 1 ? [] : [der.explicit(0, der.integer(2n))]),
      der.integer(serial),
      signature.algorithm,
      spec.issuerName instanceof Uint8Array
        ? spec.issuerName
        : encodeName(spec.issuerName ?? spec.issuer?.spec.subject ?? spec.subject),
      der.sequence(der.time(spec.notBefore), der.time(spec.notAfter)),
      encodeName(spec.subject),
      spec.key.spki,
      ...(spec.version === 1 ? [] : extensionsField(spec)),
    );
  const tbs = content(spec.serial ?? material().serial(content(0n)));
  const bytes = der.sequence(tbs, signature.algorithm, der.bitString(signature.over(tbs)));
  return { spec, key: spec.key, der: bytes, pem: pem('CERTIFICATE', bytes) };
}

/** A PKCS#10 request (RFC 2986) with an extensionRequest attribute where there are SANs. */
export function certificateRequest(
  spec: Pick<CertificateSpec, 'subject' | 'key' | 'sans' | 'signingKey'>,
): Pick<IssuedCertificate, 'der' | 'pem'> {
  const signature = signatureOf(spec.signingKey ?? spec.key, 'sha256');
  const sans = spec.sans ?? [];
  const wanted = sans.map(() => extensions.encodeExtension(extensions.subjectAltNameExtension(sans))).slice(0, 1);
  const attributes = wanted.map((extension) =>
    der.sequence(der.oid('1.2.840.113549.1.9.14'), der.setOf(der.sequence(extension))),
  );
  const info = der.sequence(der.integer(0n), encodeName(spec.subject), spec.key.spki, der.explicit(0, ...attributes));
  const bytes = der.sequence(info, signature.algorithm, der.bitString(signature.over(info)));
  return { der: bytes, pem: pem('CERTIFICATE REQUEST', bytes) };
}

/** In the order of Go's crypto/x509. */
function extensionsField(spec: CertificateSpec): Uint8Array[] {
  const subjectKeyId = spec.subjectKeyId === true ? spec.key.keyId : spec.subjectKeyId;
  const authorityKeyId = spec.authorityKeyId === true ? (spec.issuer ?? spec).key.keyId : spec.authorityKeyId;
  const list = [
    spec.keyUsage && extensions.keyUsageExtension(spec.keyUsage),
    spec.extendedKeyUsage && extensions.extendedKeyUsageExtension(spec.extendedKeyUsage),
    spec.ca === undefined ? undefined : extensions.basicConstraintsExtension(spec.ca, spec.pathLength),
    subjectKeyId ? extensions.subjectKeyIdExtension(subjectKeyId) : undefined,
    authorityKeyId ? extensions.authorityKeyIdExtension(authorityKeyId) : undefined,
    spec.sans && spec.sans.length > 0 ? extensions.subjectAltNameExtension(spec.sans) : undefined,
    spec.nameConstraints && extensions.nameConstraintsExtension(spec.nameConstraints),
    ...(spec.extraExtensions ?? []),
  ].filter((extension) => extension !== undefined);
  return list.length === 0 ? [] : [der.explicit(3, der.sequence(...list.map(extensions.encodeExtension)))];
}

const RSA_SIGNATURES: Readonly<Record<SignatureHash, string>> = {
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
};
const ECDSA_SIGNATURES: Readonly<Record<SignatureHash, string>> = {
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};

export interface Signature {
  /** AlgorithmIdentifier, DER. */
  readonly algorithm: Uint8Array;
  readonly over: (bytes: Uint8Array) => Uint8Array;
}

export function signatureOf(key: KeyPair, hash: SignatureHash): Signature {
  if (key.algorithm === 'Ed25519') {
    const over = (bytes: Uint8Array) => material().signature(null, bytes, key.privateKey);
    return { algorithm: der.sequence(der.oid('1.3.101.112')), over };
  }
  const over = (bytes: Uint8Array) => material().signature(hash, bytes, key.privateKey);
  const rsa = key.algorithm.startsWith('RSA');
  const algorithm = rsa
    ? der.sequence(der.oid(RSA_SIGNATURES[hash]), der.nothing())
    : der.sequence(der.oid(ECDSA_SIGNATURES[hash]));
  return { algorithm, over };
}
