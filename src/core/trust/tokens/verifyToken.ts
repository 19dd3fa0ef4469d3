import { signedPartsOf } from '../../formats/jwt/decodeToken.ts';
import type { PublicKey } from '../../model/artifacts/certificate.ts';
import type { JsonWebToken } from '../../model/artifacts/token.ts';
import { derived } from '../../model/memo/derived.ts';
import type { SignatureScheme } from '../../model/ports.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { type VerifierCache, verifierOf } from '../verifiers.ts';

/** `unchecked` for whatever this host cannot do, and for keys of another kind than the token's algorithm. */
export type TokenVerdict = 'valid' | 'invalid' | 'unchecked';

/** JWS algorithms (RFC 7518 §3.1) of asymmetric keys. Kubernetes signs with RS256 and ES256 to ES512. */
const SCHEMES: ReadonlyMap<string, SignatureScheme> = new Map([
  ['RS256', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }],
  ['RS384', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' }],
  ['RS512', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' }],
  ['ES256', { name: 'ECDSA', hash: 'SHA-256', curve: 'P-256', encoding: 'ieee-p1363' }],
  ['ES384', { name: 'ECDSA', hash: 'SHA-384', curve: 'P-384', encoding: 'ieee-p1363' }],
  ['ES512', { name: 'ECDSA', hash: 'SHA-512', curve: 'P-521', encoding: 'ieee-p1363' }],
] satisfies [string, SignatureScheme][]);

/** Verdicts by key id. */
const verdictsOf = derived((_: JsonWebToken) => new Map<string, Promise<TokenVerdict>>());

/** Whether a key is of the kind that the token's algorithm takes, as far as this host knows it. */
export function fitsToken({ algorithm }: JsonWebToken, key: PublicKey): boolean {
  const scheme = SCHEMES.get(contentOf(algorithm));
  if (scheme?.name === 'ECDSA') return key.algorithm === 'EC' && key.curve === scheme.curve;
  return scheme !== undefined && key.algorithm === 'RSA';
}

/** Whether the token's signature is by this key. Never rejects, and verifies a pair once. */
export function verifyToken(token: JsonWebToken, key: PublicKey, cache: VerifierCache): Promise<TokenVerdict> {
  const verdicts = verdictsOf(token);
  const verdict = verdicts.get(key.id) ?? verify(token, key, cache);
  verdicts.set(key.id, verdict);
  return verdict;
}

async function verify(token: JsonWebToken, key: PublicKey, cache: VerifierCache): Promise<TokenVerdict> {
  const scheme = SCHEMES.get(contentOf(token.algorithm));
  const parts = signedPartsOf(token);
  if (!scheme || !parts || !fitsToken(token, key)) return 'unchecked';
  const verifier = await verifierOf(key, scheme, cache);
  const isValid = await verifier?.(parts.signature, parts.input);
  if (isValid === undefined) return 'unchecked';
  return isValid ? 'valid' : 'invalid';
}
