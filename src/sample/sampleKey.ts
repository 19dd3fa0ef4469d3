import { decodeBase64Url } from '../core/formats/base64/base64.ts';
import { encodeBitString } from '../core/formats/der/derWriter.ts';
import { type Bytes, constructed, objectId, octetString, sequence, unsignedInteger } from './derValues.ts';
import { pemText } from './pemText.ts';

/** A key of the sample, made when the sample is made. It is in no file but the sample's own, which are in memory. */
export interface SampleKey {
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Bytes;
  /** SHA-1 of the public key's bits: method 1 of RFC 5280 §4.2.1.2. */
  readonly keyId: Uint8Array;
  /** `EC PRIVATE KEY`, the form of kubeadm's EC keys. */
  readonly privatePem: string;
  /** `PUBLIC KEY`, the form of sa.pub. */
  readonly publicPem: string;
  /** A DER signature, ECDSA with SHA-256, of the bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SCHEME = { name: 'ECDSA', hash: 'SHA-256' } as const;
/** prime256v1 (RFC 5480 §2.1.1.1). */
const CURVE = objectId('1.2.840.10045.3.1.7');

export async function makeKey(): Promise<SampleKey> {
  const { subtle } = crypto;
  const pair = await subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const spki = new Uint8Array(await subtle.exportKey('spki', pair.publicKey));
  const point = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  const { d = '' } = await subtle.exportKey('jwk', pair.privateKey);
  return {
    spki,
    keyId: new Uint8Array(await subtle.digest('SHA-1', point)),
    privatePem: pemText('EC PRIVATE KEY', ecPrivateKey(decodeBase64Url(d) ?? new Uint8Array(), point)),
    publicPem: pemText('PUBLIC KEY', spki),
    async sign(bytes) {
      const raw = new Uint8Array(await subtle.sign(SCHEME, pair.privateKey, bytes.slice()));
      const half = raw.length / 2;
      return sequence(unsignedInteger(raw.subarray(0, half)), unsignedInteger(raw.subarray(half)));
    },
  };
}

/** ECPrivateKey of RFC 5915 §3, with curve and point as Go and OpenSSL write it. */
function ecPrivateKey(scalar: Uint8Array, point: Uint8Array): Uint8Array {
  const version = unsignedInteger(Uint8Array.of(1));
  return sequence(version, octetString(scalar), constructed(0, CURVE), constructed(1, encodeBitString(point)));
}
