import type { BoundObject, JsonWebToken, ServiceAccountClaims } from '../../model/artifacts/token.ts';
import { type Untrusted, untrusted } from '../../model/text/untrusted.ts';
import { redact } from '../redaction/redact.ts';

type Json = Readonly<Record<string, unknown>>;

/** Claims that are broken out (RFC 7519 §4.1), and Kubernetes' own. */
const KNOWN_CLAIMS: ReadonlySet<string> = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'kubernetes.io']);
const LEGACY_PREFIX = 'kubernetes.io/serviceaccount/';

/** More than any token needs, so that a hostile one stays readable. */
const MAX_LISTED = 50;
const MAX_TEXT = 500;

/** The end of the year 9999, as far as ISO 8601 has four digits. Milliseconds since the epoch. */
const MAX_TIME = 253_402_300_799_000;

/** Header and claims as the model has them; a claim of the wrong type counts as absent. */
export function readClaims(header: Json & { readonly alg: string }, claims: Json): JsonWebToken {
  const audience = claims.aud;
  const isOther = (name: string) => !KNOWN_CLAIMS.has(name) && !name.startsWith(LEGACY_PREFIX);
  return {
    kind: 'jwt',
    algorithm: readText(header.alg),
    keyId: keyIdOf(header.kid),
    type: textOf(header.typ),
    issuer: textOf(claims.iss),
    subject: textOf(claims.sub),
    audiences: (Array.isArray(audience) ? audience : [audience])
      .flatMap((one) => textOf(one) ?? [])
      .slice(0, MAX_LISTED),
    issuedAt: timeOf(claims.iat),
    notBefore: timeOf(claims.nbf),
    expiry: timeOf(claims.exp),
    tokenId: textOf(claims.jti),
    serviceAccount: boundClaims(claims['kubernetes.io']) ?? legacyClaims(claims),
    otherClaims: Object.keys(claims).filter(isOther).slice(0, MAX_LISTED).map(readText),
  };
}

/** The private claims of a token from the TokenRequest API. */
function boundClaims(value: unknown): ServiceAccountClaims | undefined {
  if (!isObject(value)) return undefined;
  return {
    namespace: textOf(value.namespace),
    account: boundObject(value.serviceaccount),
    pod: boundObject(value.pod),
    node: boundObject(value.node),
    secret: boundObject(value.secret),
    legacy: false,
  };
}

/** The claims of a token that the controller manager put into a Secret. */
function legacyClaims(claims: Json): ServiceAccountClaims | undefined {
  const claim = (name: string) => textOf(claims[LEGACY_PREFIX + name]);
  const account = claim('service-account.name');
  const secret = claim('secret.name');
  if (account === undefined && secret === undefined) return undefined;
  return {
    namespace: claim('namespace'),
    account: account === undefined ? undefined : { name: account, uid: claim('service-account.uid') },
    secret: secret === undefined ? undefined : { name: secret },
    legacy: true,
  };
}

function boundObject(value: unknown): BoundObject | undefined {
  if (!isObject(value)) return undefined;
  const name = textOf(value.name);
  return name === undefined ? undefined : { name, uid: textOf(value.uid) };
}

/** The SHA-256 of a public key, by which kube-apiserver names it, looks as a private scalar does. */
function keyIdOf(value: unknown): Untrusted | undefined {
  return typeof value === 'string' && /^[\w-]{43}$/.test(value) ? untrusted(value) : textOf(value);
}

function textOf(value: unknown): Untrusted | undefined {
  return typeof value === 'string' && value !== '' ? readText(value) : undefined;
}

function readText(value: string): Untrusted {
  return untrusted(redact(value).slice(0, MAX_TEXT));
}

/** NumericDate (RFC 7519 §2) in milliseconds. */
function timeOf(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value * 1000) <= MAX_TIME ? Math.trunc(value * 1000) : undefined;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
