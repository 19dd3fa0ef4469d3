import type { Span } from '../source/span.ts';
import type { EncodedField, Located } from './located.ts';

/** A CertificateSigningRequest of certificates.k8s.io (kubernetes.io, "Certificates and Certificate Signing Requests"). */
export interface SigningRequestDocument {
  readonly kind: 'signingRequest';
  readonly uri: string;
  readonly span: Span;
  readonly apiVersion?: Located<string> | undefined;
  readonly name?: Located<string> | undefined;
  /** The place at which a missing field is reported: the key `spec`, or the value of `kind` if there is no spec. */
  readonly specSpan: Span;
  readonly request?: EncodedField | undefined;
  /** Absent also where it is empty; the same for the fields below. */
  readonly signerName?: Located<string> | undefined;
  readonly usages?: RequestedUsages | undefined;
  readonly expirationSeconds?: Located<number> | undefined;
  /** Who sent it, as the API server recorded. */
  readonly username?: Located<string> | undefined;
  /** The groups of that user, in order. */
  readonly groups?: readonly string[];
  /** The present fields of `username`, `uid`, `groups` and `extra`. */
  readonly serverSet: readonly ServerSetField[];
  /** It came out of an API server: its metadata say so. */
  readonly exported: boolean;
  readonly conditions: readonly SigningRequestCondition[];
  /** `status.certificate`. */
  readonly certificate?: EncodedField | undefined;
}

/** `spec.usages` in order. `span` is the sequence. */
export interface RequestedUsages {
  readonly span: Span;
  readonly items: readonly Located<string>[];
}

/** `span` reaches from the key to the end of the value. */
export interface ServerSetField {
  readonly name: string;
  readonly span: Span;
  readonly keySpan: Span;
}

/** `type` is Approved, Denied, Failed or a signer's own; a condition whose status is not True is left out. */
export interface SigningRequestCondition {
  readonly type: string;
  readonly span: Span;
  /** In one word, where given. */
  readonly reason?: string | undefined;
  /** For people, where given. */
  readonly message?: string | undefined;
}

/** A PodCertificateRequest: a kubelet asks a signer for the certificate of a pod. */
export interface PodCertificateRequestDocument {
  readonly kind: 'podCertificateRequest';
  readonly uri: string;
  readonly span: Span;
  readonly podName?: Located<string> | undefined;
  readonly signerName?: Located<string> | undefined;
  /** Issued, Denied or Failed; none while the signer has not decided. */
  readonly conditions: readonly SigningRequestCondition[];
}

/** The source `podCertificate` of a projected volume; templates left out. */
export interface PodCertificateDocument {
  readonly kind: 'podCertificate';
  readonly uri: string;
  readonly span: Span;
  readonly signerName?: Located<string> | undefined;
  readonly keyType?: Located<string> | undefined;
  readonly maxExpirationSeconds?: Located<string> | undefined;
}
