import { signedPartsOf } from '../../formats/jwt/decodeToken.ts';
import type { PublicKey } from '../../model/artifacts/certificate.ts';
import type { JsonWebToken } from '../../model/artifacts/token.ts';
import { derived } from '../../model/memo/derived.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { importPublicKey, type KeyCache } from '../webCryptoVerify.ts';

/** `unchecked` for whatever this host cannot do, and for keys of another kind than the token's algorithm. */
export type TokenVerdict = 'valid' | 'invalid' | 'unchecked';

interface Algorithm {
  readonly key: string;
  readonly curve?: string;
  readonly importAs: RsaHashedImportParams | EcKeyImportParams;
  readonly verifyAs: EcdsaParams | { readonly name: string };
}

const rsa = (hash: string): Algorithm => ({
  key: 'RSA',
  importAs: { name: 'RSASSA-PKCS1-v1_5', hash },
  verifyAs: { name: 'RSASSA-PKCS1-v1_5' },
});

const ecdsa = (curve: string, hash: string): Algorithm => ({
  key: 'EC',
  curve,
  importAs: { name: 'ECDSA', namedCurve: curve },
  verifyAs: { name: 'ECDSA', hash },
});

/** JWS algorithms (RFC 7518 §3.1) of asymmetric keys. Kubernetes signs with RS256 and ES256 to ES512. */
const ALGORITHMS: ReadonlyMap<string, Algorithm> = new Map([
  ['RS256', rsa('SHA-256')],
  ['RS384', rsa('SHA-384')],
  ['RS512', rsa('SHA-512')],
  ['ES256', ecdsa('P-256', 'SHA-256')],
  ['ES384', ecdsa('P-384', 'SHA-384')],
  ['ES512', ecdsa('P-521', 'SHA-512')],
]);

/** Verdicts by key id. */
const verdictsOf = derived((_: JsonWebToken) => new Map<string, Promise<TokenVerdict>>());

/** Whether a key is of the kind that the token's algorithm takes, as far as this host knows it. */
export function fitsToken({ algorithm }: JsonWebToken, key: PublicKey): boolean {
  const wanted = ALGORITHMS.get(contentOf(algorithm));
  return wanted?.key === key.algorithm && (wanted.curve === undefined || wanted.curve === key.curve);
}

/** Whether the token's signature is by this key. Never rejects, and verifies a pair once. */
export function verifyToken(token: JsonWebToken, key: PublicKey, keys: KeyCache): Promise<TokenVerdict> {
  const verdicts = verdictsOf(token);
  const verdict = verdicts.get(key.id) ?? verify(token, key, keys);
  verdicts.set(key.id, verdict);
  return verdict;
}

async function verify(token: JsonWebToken, key: PublicKey, keys: KeyCache): Promise<TokenVerdict> {
  const algorithm = ALGORITHMS.get(contentOf(token.algorithm));
  const parts = signedPartsOf(token);
  if (!algorithm || !parts || !fitsToken(token, key)) return 'unchecked';
  const imported = await keys.get(`${contentOf(token.algorithm)} ${key.id}`, () =>
    importPublicKey(key.spki, algorithm.importAs),
  );
  if (!imported) return 'unchecked';
  try {
    const isValid = await crypto.subtle.verify(algorithm.verifyAs, imported, parts.signature, parts.input);
    return isValid ? 'valid' : 'invalid';
  } catch {
    return 'unchecked';
  }
}
