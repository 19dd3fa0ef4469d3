import { decodeBase64Url } from '../base64/base64.ts';
import { isEcCurve } from '../cryptography/ecCurve.ts';
import { hostCryptography } from '../cryptography/hostCryptography.ts';
import { encodeElement } from '../der/derWriter.ts';
import { ownBuffer } from '../x509/digest.ts';

/** The kinds of keys whose public half a host can compute. */
type DerivableKind =
  | { readonly kind: 'EC'; readonly curve: string; readonly algorithm: Uint8Array; readonly scalar: Uint8Array }
  | { readonly kind: 'OKP'; readonly name: 'Ed25519' | 'X25519'; readonly pkcs8: Uint8Array };

/** Version 1 of PKCS#8 (RFC 5208 §5), as an INTEGER. */
export const VERSION_0 = Uint8Array.of(0x02, 0x01, 0x00);

const VERSION_1 = Uint8Array.of(0x02, 0x01, 0x01);

/**
 * The public point or key octets that belong to a private key; undefined if this host cannot compute them (P-224,
 * or an algorithm its WebCrypto lacks). Only `x` and `y` of the export are looked at.
 */
export async function derivePublicHalf(source: DerivableKind): Promise<Uint8Array | undefined> {
  const host = hostCryptography();
  if (host && source.kind === 'EC')
    return isEcCurve(source.curve) ? host.publicPoint(source.curve, source.scalar) : undefined;
  const pkcs8 = source.kind === 'EC' ? ecPkcs8(source.algorithm, source.scalar) : source.pkcs8.slice();
  try {
    const algorithm = source.kind === 'EC' ? { name: 'ECDSA', namedCurve: source.curve } : { name: source.name };
    const usages: KeyUsage[] = algorithm.name === 'X25519' ? ['deriveBits'] : ['sign'];
    const key = await crypto.subtle.importKey('pkcs8', ownBuffer(pkcs8), algorithm, true, usages);
    const { x, y } = await crypto.subtle.exportKey('jwk', key);
    if (source.kind === 'OKP') return x === undefined ? undefined : decodeBase64Url(x);
    if (x === undefined || y === undefined) return undefined;
    return Uint8Array.of(4, ...(decodeBase64Url(x) ?? []), ...(decodeBase64Url(y) ?? []));
  } catch {
    // The host's reasons are its own, and its messages must not be shown.
    return undefined;
  } finally {
    pkcs8.fill(0);
  }
}

/** PKCS#8 around an ECPrivateKey that holds the scalar alone. */
function ecPkcs8(algorithm: Uint8Array, scalar: Uint8Array): Uint8Array {
  const bytes = encodeElement(0x04, scalar);
  const ecPrivateKey = encodeElement(0x30, VERSION_1, bytes);
  const wrapped = encodeElement(0x04, ecPrivateKey);
  const pkcs8 = encodeElement(0x30, VERSION_0, algorithm, wrapped);
  for (const part of [bytes, ecPrivateKey, wrapped]) part.fill(0);
  return pkcs8;
}
