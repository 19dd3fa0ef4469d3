import { encodeBitString } from '../core/formats/der/derWriter.ts';
import { constructed, directoryString, objectId, sequence, setOf, time, unsignedInteger } from './derValues.ts';
import { pemText } from './pemText.ts';
import { authorityExtensions, leafExtensions } from './sampleExtensions.ts';
import { makeKey, type SampleKey } from './sampleKey.ts';

/** First and last second of a certificate. */
export interface Validity {
  readonly from: Date;
  readonly to: Date;
}

/** CN, and the one O that Kubernetes reads as the user's group. */
export interface SampleName {
  readonly commonName: string;
  readonly organization?: string;
}

export interface SampleCertificate {
  readonly name: SampleName;
  readonly key: SampleKey;
  readonly pem: string;
}

/** What a leaf is for. */
export interface LeafUse {
  readonly server?: boolean;
  readonly client?: boolean;
  /** DNS names, IPv4 addresses and `::1`, in the order of the certificate. */
  readonly names?: readonly string[];
}

/** ecdsa-with-SHA256 (RFC 5758 §3.2). */
const SIGNATURE = sequence(objectId('1.2.840.10045.4.3.2'));
/** v3. */
const VERSION = constructed(0, unsignedInteger(Uint8Array.of(2)));

/** A self-signed CA in kubeadm's shape. */
export async function makeAuthority(commonName: string, validity: Validity): Promise<SampleCertificate> {
  const key = await makeKey();
  const name = { commonName };
  return { name, key, pem: await sign(name, key, { name, key }, validity, authorityExtensions(commonName, key)) };
}

/** A leaf in kubeadm's shape, with a new key. */
export async function makeLeaf(
  issuer: SampleCertificate,
  name: SampleName,
  use: LeafUse,
  validity: Validity,
): Promise<SampleCertificate> {
  const key = await makeKey();
  return { name, key, pem: await sign(name, key, issuer, validity, leafExtensions(use, issuer.key)) };
}

async function sign(
  subject: SampleName,
  key: SampleKey,
  issuer: Pick<SampleCertificate, 'name' | 'key'>,
  { from, to }: Validity,
  extensions: readonly Uint8Array[],
): Promise<string> {
  const tbs = sequence(
    VERSION,
    unsignedInteger(serialNumber()),
    SIGNATURE,
    distinguishedName(issuer.name),
    sequence(time(from), time(to)),
    distinguishedName(subject),
    key.spki,
    constructed(3, sequence(...extensions)),
  );
  return pemText('CERTIFICATE', sequence(tbs, SIGNATURE, encodeBitString(await issuer.key.sign(tbs))));
}

/** 63 random bits, above zero. */
function serialNumber(): Uint8Array {
  const octets = crypto.getRandomValues(new Uint8Array(8));
  octets[0] = ((octets[0] ?? 0) & 0x7f) | 1;
  return octets;
}

/** Organization first, as Go's crypto/x509/pkix writes names. */
function distinguishedName({ commonName, organization }: SampleName): Uint8Array {
  const part = (type: string, value: string) => setOf(sequence(objectId(type), directoryString(value)));
  const group = organization === undefined ? [] : [part('2.5.4.10', organization)];
  return sequence(...group, part('2.5.4.3', commonName));
}
