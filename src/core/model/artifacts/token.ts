import type { Untrusted } from '../text/untrusted.ts';

/** An object a service-account token is bound to. */
export interface BoundObject {
  readonly name: Untrusted;
  readonly uid?: Untrusted | undefined;
}

/** The claims of Kubernetes (kubernetes.io, "Managing Service Accounts", bound and Secret-based tokens). */
export interface ServiceAccountClaims {
  readonly namespace?: Untrusted | undefined;
  readonly account?: BoundObject | undefined;
  readonly pod?: BoundObject | undefined;
  readonly node?: BoundObject | undefined;
  readonly secret?: BoundObject | undefined;
  /** Made for a Secret by the controller manager: it never runs out. */
  readonly legacy: boolean;
}

/** A signed JSON Web Token (RFC 7519). Its text and its signature are not here, and nothing here gives them back. */
export interface JsonWebToken {
  readonly kind: 'jwt';
  /** RS256, ES256 …; "none" for an unsigned one. */
  readonly algorithm: Untrusted;
  /** The key that a Kubernetes token names: base64url SHA-256 of the signing key's SubjectPublicKeyInfo. */
  readonly keyId?: Untrusted | undefined;
  readonly type?: Untrusted | undefined;
  readonly issuer?: Untrusted | undefined;
  readonly subject?: Untrusted | undefined;
  readonly audiences: readonly Untrusted[];
  /** Milliseconds since the epoch; absent if the claim is absent or no time. */
  readonly issuedAt?: number | undefined;
  readonly notBefore?: number | undefined;
  readonly expiry?: number | undefined;
  /** The `jti` claim, which audit logs name. */
  readonly tokenId?: Untrusted | undefined;
  readonly serviceAccount?: ServiceAccountClaims | undefined;
  /** Names of the claims that are not broken out. */
  readonly otherClaims: readonly Untrusted[];
}

/** A bootstrap token (kubernetes.io, "Authenticating with Bootstrap Tokens"): its public id, without the secret half. */
export interface BootstrapToken {
  readonly kind: 'bootstrap';
  readonly id: Untrusted;
}

/** The token by which nodes join k3s and RKE2: `K10<hash of the CA>::<user>:<password>`, without the password. */
export interface JoinToken {
  readonly kind: 'join';
  /** SHA-256 in lower-case hex. */
  readonly caHash: Untrusted;
  /** Absent if the token ends in a bootstrap token. */
  readonly user?: Untrusted | undefined;
}

export type Token = JsonWebToken | BootstrapToken | JoinToken;
