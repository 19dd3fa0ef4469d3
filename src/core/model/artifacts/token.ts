import type { Untrusted } from '../text/untrusted.ts';

/** An object a service-account token is bound to. */
export interface BoundObject {
  readonly name: Untrusted;
  readonly uid?: Untrusted;
}

/** The claims of Kubernetes (kubernetes.io, "Managing Service Accounts", bound and Secret-based tokens). */
export interface ServiceAccountClaims {
  readonly namespace?: Untrusted;
  readonly account?: BoundObject;
  readonly pod?: BoundObject;
  readonly node?: BoundObject;
  readonly secret?: BoundObject;
  /** Made for a Secret by the controller manager: it never runs out. */
  readonly legacy: boolean;
}

/** A signed JSON Web Token (RFC 7519). Its text and its signature are not here, and nothing here gives them back. */
export interface JsonWebToken {
  readonly kind: 'jwt';
  /** RS256, ES256 …; "none" for an unsigned one. */
  readonly algorithm: Untrusted;
  /** The key that a Kubernetes token names: base64url SHA-256 of the signing key's SubjectPublicKeyInfo. */
  readonly keyId?: Untrusted;
  readonly type?: Untrusted;
  readonly issuer?: Untrusted;
  readonly subject?: Untrusted;
  readonly audiences: readonly Untrusted[];
  /** Milliseconds since the epoch; absent if the claim is absent or no time. */
  readonly issuedAt?: number;
  readonly notBefore?: number;
  readonly expiry?: number;
  /** The `jti` claim, which audit logs name. */
  readonly tokenId?: Untrusted;
  readonly serviceAccount?: ServiceAccountClaims;
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
  readonly user?: Untrusted;
}

export type Token = JsonWebToken | BootstrapToken | JoinToken;
