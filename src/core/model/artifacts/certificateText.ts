import type { Untrusted } from '../text/untrusted.ts';

/** What `openssl x509 -text` has printed of a certificate. Its bytes are not there, so nobody can verify a word of it. */
export interface CertificateText {
  /** The common name; the whole subject where it has none. */
  readonly name: Untrusted;
  /** As printed. */
  readonly subject: Untrusted;
  readonly issuer: Untrusted;
  /** Upper-case hexadecimal, as a certificate's own `serialNumber`; absent where none is printed. */
  readonly serialNumber?: string;
  /** Milliseconds since the epoch, UTC. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** "DNS:kubernetes", "IP Address:10.96.0.1"; empty where there are none. */
  readonly names: readonly Untrusted[];
  /** "Digital Signature", "TLS Web Server Authentication"; empty where there are none. */
  readonly usages: readonly Untrusted[];
  readonly isAuthority: boolean;
}
