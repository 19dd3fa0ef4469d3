import { ECParameters, ECPrivateKey } from '@peculiar/asn1-ecc';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { PemConverter } from './x509.ts';

/** A key of the sample, made when the sample is made. It is in no file but the sample's own, which are in memory. */
export interface SampleKey {
  readonly pair: CryptoKeyPair;
  /** `EC PRIVATE KEY`, the form of kubeadm's EC keys. */
  readonly privatePem: string;
  /** `PUBLIC KEY`, the form of sa.pub. */
  readonly publicPem: string;
}

export const KEY_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** prime256v1 (RFC 5480 §2.1.1.1). */
const CURVE = '1.2.840.10045.3.1.7';

export async function makeKey(): Promise<SampleKey> {
  const { subtle } = crypto;
  const pair = await subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
  const point = await subtle.exportKey('raw', pair.publicKey);
  const { d = '' } = await subtle.exportKey('jwk', pair.privateKey);
  // ECPrivateKey of RFC 5915 §3, with curve and point as Go and OpenSSL write it.
  const privateKey = new ECPrivateKey({
    version: 1,
    privateKey: new OctetString(
      Uint8Array.from(atob(d.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0)),
    ),
    parameters: new ECParameters({ namedCurve: CURVE }),
    publicKey: point,
  });
  return {
    pair,
    privatePem: pemText('EC PRIVATE KEY', AsnConvert.serialize(privateKey)),
    publicPem: pemText('PUBLIC KEY', await subtle.exportKey('spki', pair.publicKey)),
  };
}

/** PEM as Go writes it: 64 columns and a last newline (RFC 7468 §2). */
export function pemText(label: string, der: ArrayBuffer): string {
  return `${PemConverter.encode(der, label)}\n`;
}
