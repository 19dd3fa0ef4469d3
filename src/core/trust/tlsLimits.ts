import type { Certificate } from '../model/artifacts/certificate.ts';
import type { GoError } from '../model/artifacts/goError.ts';

/** Go's crypto/tls refuses larger RSA keys in any presented certificate (since Go 1.20.7 and 1.21). */
const MAX_TLS_RSA_BITS = 8192;

/** Key algorithms a TLS peer may present (Go: rsa, ecdsa and ed25519 public keys). */
const PRESENTABLE = new Set(['RSA', 'EC', 'Ed25519']);

/**
 * The error of Go's TLS about the presented certificates (leaf first) beyond crypto/x509, as the verifying side prints it; undefined if it accepts
 * them. Sizes are checked before the chain, the key's kind after it.
 */
export function tlsRefusal(presented: readonly Certificate[], sender: 'server' | 'client'): GoError | undefined {
  const oversized = presented.some(
    ({ publicKey }) => publicKey.algorithm === 'RSA' && (publicKey.bits ?? 0) > MAX_TLS_RSA_BITS,
  );
  if (oversized)
    return { text: `tls: ${sender} sent certificate containing RSA key larger than ${MAX_TLS_RSA_BITS} bits` };
  const leaf = presented[0];
  if (leaf === undefined || PRESENTABLE.has(leaf.publicKey.algorithm)) return undefined;
  const isKnown = leaf.publicKey.algorithm === 'DSA';
  const type = isKnown ? '*dsa.PublicKey' : '<nil>';
  const text =
    sender === 'server'
      ? `tls: server's certificate contains an unsupported type of public key: ${type}`
      : `tls: client certificate contains an unsupported public key of type ${type}`;
  return isKnown ? { text } : { text, versioned: 'unknownAlgorithm' };
}

/** The curves whose keys sign in TLS (Go, signatureSchemesForCertificate). */
const SIGNING_CURVES = new Set(['P-256', 'P-384', 'P-521']);

/** The smallest RSA key that any signature of TLS 1.3 fits into: 66 octets (Go, rsaSignatureSchemes). */
const MIN_SIGNING_RSA_BITS = 521;

/** The smallest RSA key that crypto/rsa signs with since Go 1.24. */
const MIN_SECURE_RSA_BITS = 1024;

/** Why an end cannot sign with the key of its certificate. */
export interface SigningRefusal {
  readonly error: GoError;
  /** The alert that the other end reports. */
  readonly alert: 'handshake failure' | 'internal error';
  /** Whether crypto/tls knows beforehand, and passes over the certificate where it has another. */
  readonly isUnsupported: boolean;
}

/** Why crypto/tls cannot sign with the key of a certificate it shows, in its words (tried); undefined if it can. */
export function signingRefusal({ publicKey: { algorithm, curve, bits } }: Certificate): SigningRefusal | undefined {
  if (algorithm === 'EC' && curve !== undefined && !SIGNING_CURVES.has(curve)) {
    return unsupported(`tls: unsupported certificate curve (${curve})`);
  }
  if (algorithm !== 'RSA' || bits === undefined || bits >= MIN_SECURE_RSA_BITS) return undefined;
  if (bits < MIN_SIGNING_RSA_BITS) {
    return unsupported('tls: certificate RSA key size too small for supported signature algorithms');
  }
  const page = 'https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size';
  const text = `tls: failed to sign handshake: crypto/rsa: ${bits}-bit keys are insecure (see ${page})`;
  return { error: { text, versioned: 'shortRsaRefused' }, alert: 'internal error', isUnsupported: false };
}

function unsupported(text: string): SigningRefusal {
  return { error: { text }, alert: 'handshake failure', isUnsupported: true };
}
