import type { Untrusted } from '../text/untrusted.ts';

/** A certificate as printed by `openssl x509 -text`. Without its bytes nothing in it can be verified. */
export interface CertificateText {
  /** The common name; the whole subject where it has none. */
  readonly name: Untrusted;
  /** As printed. */
  readonly subject: Untrusted;
  readonly issuer: Untrusted;
  /** Upper-case hexadecimal, as a certificate's own `serialNumber`; absent if none is printed. */
  readonly serialNumber?: string | undefined;
  /** Milliseconds since the epoch, UTC. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** "DNS:kubernetes", "IP Address:10.96.0.1"; empty if there are none. */
  readonly names: readonly Untrusted[];
  /** "Digital Signature", "TLS Web Server Authentication"; empty if there are none. */
  readonly usages: readonly Untrusted[];
  readonly isAuthority: boolean;
}
