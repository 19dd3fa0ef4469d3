import type { Span } from '../source/span.ts';
import type { EncodedField, Located } from './located.ts';

/** The file of the API server's `--encryption-provider-config`, with the providers that run as separate programs. */
export interface EncryptionConfigurationDocument {
  readonly kind: 'encryptionConfiguration';
  readonly uri: string;
  readonly span: Span;
  readonly providers: readonly KmsProvider[];
}

/** A program that encrypts for the API server, behind a socket. */
export interface KmsProvider {
  /** All of the field `kms`. */
  readonly span: Span;
  readonly endpoint: Located<string>;
  /** Absent for three seconds. */
  readonly timeout?: Located<string> | undefined;
  /** Absent for v1. */
  readonly apiVersion?: Located<string> | undefined;
}

/** The file of the API server's `--authentication-config` (apiserver.config.k8s.io): the issuers whose tokens it accepts. */
export interface AuthenticationConfigurationDocument {
  readonly kind: 'authenticationConfiguration';
  readonly uri: string;
  readonly span: Span;
  /** `jwt[].issuer.certificateAuthority`, PEM in plain text. */
  readonly authorities: readonly EncodedField[];
  readonly issuers: readonly AuthenticationIssuer[];
  /** The key `anonymous`; absent if the file leaves anonymous requests to the flag. */
  readonly anonymousKey?: Span | undefined;
}

/** An OpenID Connect issuer. */
export interface AuthenticationIssuer {
  /** `discoveryURL`, else `url`. */
  readonly url: Located<string>;
  /** `certificateAuthority`; absent for the system's roots. */
  readonly authority?: EncodedField;
}
