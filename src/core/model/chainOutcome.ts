import type { Certificate } from './artifacts/certificate.ts';
import type { Text } from './text/text.ts';

/** The purpose of a chain: RFC 5280 §4.2.1.12 purposes, as Go's x509.ExtKeyUsage names them. */
export type Purpose = 'serverAuth' | 'clientAuth' | 'any';

export interface VerifyRequest {
  /** The certificate presented first. */
  readonly leaf: Certificate;
  /** The other certificates presented with it, in any order. */
  readonly intermediates: readonly Certificate[];
  /** The verifier's bundle: every certificate of it is an anchor, self-signed or not, as in a Go CertPool. */
  readonly anchors: readonly Certificate[];
  readonly purpose: Purpose;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Host name or IP address (IPv6 without brackets) the client verifies; absent if no name is checked. */
  readonly host?: string | undefined;
}

/** Why Go's crypto/x509 refuses. One typed reason a failure; `goErrorText` renders its text. `nameConstraint.detail` is Go's, whole. */
export type ChainFailure =
  | { readonly kind: 'unknownAuthority'; readonly certificate: Certificate; readonly hint?: AuthorityHint | undefined }
  | { readonly kind: 'expired'; readonly certificate: Certificate; readonly now: number }
  | { readonly kind: 'notYetValid'; readonly certificate: Certificate; readonly now: number }
  /** `limitedBy`: the CAs that exclude the purpose; absent if the certificate itself does. */
  | {
      readonly kind: 'incompatibleUsage';
      readonly certificate: Certificate;
      readonly limitedBy?: readonly Certificate[] | undefined;
    }
  | { readonly kind: 'notAuthorizedToSign'; readonly certificate: Certificate }
  | { readonly kind: 'tooManyIntermediates'; readonly certificate: Certificate }
  | { readonly kind: 'nameConstraint'; readonly certificate: Certificate; readonly detail: string }
  | { readonly kind: 'unhandledCriticalExtension'; readonly certificate: Certificate; readonly oid: string }
  | { readonly kind: 'hostname'; readonly certificate: Certificate; readonly host: string }
  /** The policies of every chain forbid it (RFC 5280 §6.1), or its purpose does; `detail` is Go's. */
  | { readonly kind: 'noValidChains'; readonly certificate: Certificate; readonly detail: string }
  /** Go gave up after its budget of signature checks; `certificate` is the leaf. */
  | { readonly kind: 'signatureLimit'; readonly certificate: Certificate };

/** The candidate Go tried and why its signature check failed: the text behind "possibly because of". */
export interface AuthorityHint {
  readonly candidate: Certificate;
  /** Such as "crypto/rsa: verification error", without quotes. */
  readonly error: string;
  readonly because: SignatureRefusal;
}

/**
 * `notACa`: the candidate may not sign certificates; `sha1`: the signature is over SHA-1; `weakHash`: over another hash that no release accepts;
 * `shortRsa`: the candidate's key is too short; `unimplemented`: Go does not know the algorithm.
 */
export type SignatureRefusal = 'notACa' | 'sha1' | 'weakHash' | 'shortRsa' | 'unimplemented' | 'other';

export type ChainOutcome =
  | { readonly kind: 'trusted'; readonly chain: readonly Certificate[] }
  | { readonly kind: 'refused'; readonly failure: ChainFailure }
  /** A signature this host cannot check stands between leaf and anchor: neither trusted nor refused. */
  | { readonly kind: 'unchecked'; readonly certificate: Certificate; readonly reason: Text };

/** `unchecked`: this host cannot verify it, or was never asked to; `unpaid`: the budget did not reach to it. */
export type SignatureVerdict = 'valid' | 'invalid' | 'unchecked' | 'unpaid';

/**
 * Signatures verified beforehand, so that building chains stays synchronous. Covers every pair whose issuer name
 * equals the candidate's subject name byte by byte; any other pair is never asked for.
 */
export interface SignatureTable {
  verdict(child: Certificate, issuer: Certificate): SignatureVerdict;
}

/** A table that also knows what the search for a certificate's signer came to. */
export interface VerifiedSignatures extends SignatureTable {
  /** The id of the key that verifiably signed it; undefined if none did. */
  signerOf(child: Certificate): string | undefined;
  /** Whether the budget ended before a signer was found. */
  isUnpaid(child: Certificate): boolean;
}
