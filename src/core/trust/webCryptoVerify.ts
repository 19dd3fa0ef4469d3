import { attempt, DerCursor } from '../formats/der/derCursor.ts';
import { contentOf, type DerElement, readWhole, TAG } from '../formats/der/derElement.ts';
import { signedPartsOf } from '../formats/x509/signedParts.ts';
import type { Certificate, PublicKey } from '../model/artifacts/certificate.ts';
import type { SignatureVerdict } from '../model/chainOutcome.ts';
import type { BoundedCache } from '../model/collections/boundedCache.ts';
import { type SignatureAlgorithm, signatureAlgorithmOf } from './signatureAlgorithm.ts';

/** Imported keys by key and algorithm; undefined for one the host refuses. Promises in it never reject. */
export type KeyCache = BoundedCache<Promise<CryptoKey | undefined>>;

/** Octets of a coordinate, by curve (RFC 5480 §2.1.1.1); WebCrypto knows no others. */
const COORDINATE_SIZES: Readonly<Record<string, number>> = { 'P-256': 32, 'P-384': 48, 'P-521': 66 };

/** PSS salts are as long as the hash: Go accepts no others. */
const SALT_LENGTHS: Readonly<Record<string, number>> = { 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 };

/** What a signature is over and by: of a certificate or of a request. */
type Signed = Pick<Certificate, 'signatureAlgorithm' | 'der'>;

/** Whether the child's signature is by the issuer's key. `unchecked` for whatever the host cannot do; never rejects. */
export async function webCryptoVerify(
  child: Signed,
  issuer: Pick<Certificate, 'publicKey'>,
  keys: KeyCache,
): Promise<SignatureVerdict> {
  const algorithm = signatureAlgorithmOf(child);
  const parameters = algorithm && parametersFor(algorithm, issuer.publicKey);
  if (parameters === undefined) return 'unchecked';
  const key = await keys.get(`${issuer.publicKey.id}:${parameters.id}`, () =>
    importPublicKey(issuer.publicKey.spki, parameters.importAs),
  );
  if (key === undefined) return 'unchecked';
  const size = parameters.coordinateSize;
  const parts = signedPartsOf(child);
  const signature = size === undefined ? new Uint8Array(parts.signature) : toP1363(parts.signature, size);
  if (signature === undefined) return 'invalid';
  try {
    const valid = await crypto.subtle.verify(parameters.verifyAs, key, signature, new Uint8Array(parts.tbs));
    return valid ? 'valid' : 'invalid';
  } catch {
    return 'unchecked';
  }
}

interface Parameters {
  readonly id: string;
  readonly importAs: RsaHashedImportParams | EcKeyImportParams | Algorithm;
  readonly verifyAs: RsaPssParams | EcdsaParams | Algorithm;
  readonly coordinateSize?: number;
}

function parametersFor(algorithm: SignatureAlgorithm, key: PublicKey): Parameters | undefined {
  const { hash } = algorithm;
  if (algorithm.key === 'Ed25519') {
    if (key.algorithm !== 'Ed25519') return undefined;
    return { id: 'Ed25519', importAs: { name: 'Ed25519' }, verifyAs: { name: 'Ed25519' } };
  }
  if (hash === undefined || hash === 'MD5') return undefined;
  if (algorithm.key === 'RSA' && key.algorithm === 'RSA') {
    const name = algorithm.pss === true ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5';
    const verifyAs = algorithm.pss === true ? { name, saltLength: SALT_LENGTHS[hash] ?? 0 } : { name };
    return { id: `${name}:${hash}`, importAs: { name, hash }, verifyAs };
  }
  if (algorithm.key !== 'ECDSA' || key.algorithm !== 'EC') return undefined;
  const namedCurve = key.curve ?? '';
  const coordinateSize = COORDINATE_SIZES[namedCurve];
  if (coordinateSize === undefined) return undefined;
  const importAs = { name: 'ECDSA', namedCurve };
  return { id: 'ECDSA', importAs, verifyAs: { name: 'ECDSA', hash }, coordinateSize };
}

/** A key to verify with; undefined for one the host refuses. */
export async function importPublicKey(
  spki: Uint8Array,
  algorithm: Parameters['importAs'],
): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('spki', new Uint8Array(spki), algorithm, false, ['verify']);
  } catch {
    return undefined;
  }
}

/**
 * An ECDSA signature as WebCrypto takes it (IEEE P1363: r then s, each `size` octets) from its DER (RFC 3279 §2.2.3).
 * Undefined where the DER is malformed or a number does not fit, which no verifier accepts.
 */
export function toP1363(signature: Uint8Array, size: number): Uint8Array<ArrayBuffer> | undefined {
  const parsed = attempt(() => {
    const numbers = new DerCursor(readWhole(signature, TAG.sequence));
    const [r, s] = [numbers.take(TAG.integer, 'r'), numbers.take(TAG.integer, 's')];
    numbers.finish('trailing data');
    return { r: magnitude(r, size), s: magnitude(s, size) };
  });
  if (!('value' in parsed) || parsed.value.r === undefined || parsed.value.s === undefined) return undefined;
  const joined = new Uint8Array(2 * size);
  joined.set(parsed.value.r, size - parsed.value.r.length);
  joined.set(parsed.value.s, 2 * size - parsed.value.s.length);
  return joined;
}

function magnitude(integer: DerElement, size: number): Uint8Array | undefined {
  const content = contentOf(integer);
  const first = content[0];
  if (first === undefined || first >= 0x80) return undefined;
  const digits = first === 0 ? content.subarray(1) : content;
  return digits.length > size ? undefined : digits;
}
