import { hostCryptography } from '../formats/cryptography/hostCryptography.ts';
import { attempt } from '../formats/der/derCursor.ts';
import { readWhole, TAG } from '../formats/der/derElement.ts';
import { encodeBitString, encodeElement } from '../formats/der/derWriter.ts';
import { ownBuffer } from '../formats/x509/digest.ts';
import { splitSubjectPublicKeyInfo } from '../formats/x509/parseSubjectPublicKeyInfo.ts';
import type { PublicKey } from '../model/artifacts/certificate.ts';
import type { BoundedCache } from '../model/collections/boundedCache.ts';
import type { EcCurve, SignatureScheme, Verifier } from '../model/ports.ts';
import { toP1363 } from './ecdsaSignature.ts';

/** By key and scheme; undefined for a key that the host refuses. Promises in it never reject. */
export type VerifierCache = BoundedCache<Promise<Verifier | undefined>>;

/** The verifier of the scheme's signatures by the key, created once; undefined if the host has none. */
export function verifierOf(
  key: PublicKey,
  scheme: SignatureScheme,
  cache: VerifierCache,
): Promise<Verifier | undefined> {
  const hash = 'hash' in scheme ? scheme.hash : '';
  return cache.get(`${key.id}:${scheme.name}:${hash}`, async () => {
    const host = hostCryptography();
    const spki = shortestSpki(key);
    return host ? host.verifier(spki, scheme) : webCryptoVerifier(spki, scheme);
  });
}

/** Without what follows the parts that count: Go skips it, and hosts refuse the key. */
function shortestSpki({ spki }: PublicKey): Uint8Array {
  const split = attempt(() => splitSubjectPublicKeyInfo(readWhole(spki, TAG.sequence)));
  if ('error' in split) return spki;
  const { algorithm, key } = split.value;
  return encodeElement(TAG.sequence, encodeElement(TAG.sequence, ...algorithm), encodeBitString(key));
}

/** Octets of a coordinate (RFC 5480 §2.1.1.1). */
const COORDINATE_SIZES: Readonly<Record<EcCurve, number>> = { 'P-256': 32, 'P-384': 48, 'P-521': 66 };

/** `undefined` where the host refuses the key. */
export async function webCryptoVerifier(spki: Uint8Array, scheme: SignatureScheme): Promise<Verifier | undefined> {
  const algorithm = scheme.name === 'ECDSA' ? { name: scheme.name, namedCurve: scheme.curve } : scheme;
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey('spki', ownBuffer(spki), algorithm, false, ['verify']);
  } catch {
    return undefined;
  }
  return async (signature, signed) => {
    const isDer = scheme.name === 'ECDSA' && scheme.encoding === 'der';
    const taken = isDer ? toP1363(signature, COORDINATE_SIZES[scheme.curve]) : signature;
    if (taken === undefined) return false;
    try {
      return await crypto.subtle.verify(scheme, key, ownBuffer(taken), ownBuffer(signed));
    } catch {
      return undefined;
    }
  };
}
