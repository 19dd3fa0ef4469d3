import { KEY_ALGORITHM, makeKey, pemText, type SampleKey } from './sampleKey.ts';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  type JsonGeneralName,
  type JsonName,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from './x509.ts';

/** First and last second of a certificate. */
export interface Validity {
  readonly from: Date;
  readonly to: Date;
}

const DAY = 86_400_000;

/** From `first` to `last`, in days from `now`. */
export function validityFrom(now: Date, first: number, last: number): Validity {
  return { from: new Date(now.getTime() + first * DAY), to: new Date(now.getTime() + last * DAY) };
}

/** CN, and the one O that Kubernetes reads as the user's group. */
export interface SampleName {
  readonly commonName: string;
  readonly organization?: string | undefined;
}

export interface SampleCertificate {
  readonly name: SampleName;
  readonly key: SampleKey;
  readonly pem: string;
  /** In hexadecimal. */
  readonly serialNumber: string;
}

/** The use of a leaf. */
export interface LeafUse {
  readonly server?: boolean;
  readonly client?: boolean;
  /** DNS names and IP addresses, in the order of the certificate. */
  readonly names?: readonly string[];
}

/**
 * A CA as kubeadm makes one: its own name as DNS name, no path length. Self-signed and without an authority key identifier, unless another
 * CA issues it.
 */
export async function makeAuthority(
  commonName: string,
  validity: Validity,
  issuer?: SampleCertificate,
): Promise<SampleCertificate> {
  const key = await makeKey();
  const name = { commonName };
  const { digitalSignature, keyEncipherment, keyCertSign } = KeyUsageFlags;
  const issued = await sign(name, key, issuer ?? { name, key }, validity, [
    new KeyUsagesExtension(digitalSignature | keyEncipherment | keyCertSign, true),
    new BasicConstraintsExtension(true, undefined, true),
    await SubjectKeyIdentifierExtension.create(key.pair.publicKey),
    ...(issuer ? [await AuthorityKeyIdentifierExtension.create(issuer.key.pair.publicKey)] : []),
    alternativeNames([commonName]),
  ]);
  return { name, key, ...issued };
}

/** A leaf as kubeadm makes one, with a new key: it names its issuer's key, not its own. */
export async function makeLeaf(
  issuer: SampleCertificate,
  name: SampleName,
  { server, client, names = [] }: LeafUse,
  validity: Validity,
): Promise<SampleCertificate> {
  const key = await makeKey();
  const purposes = [...(server ? [ExtendedKeyUsage.serverAuth] : []), ...(client ? [ExtendedKeyUsage.clientAuth] : [])];
  const issued = await sign(name, key, issuer, validity, [
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
    new ExtendedKeyUsageExtension(purposes),
    new BasicConstraintsExtension(false, undefined, true),
    await AuthorityKeyIdentifierExtension.create(issuer.key.pair.publicKey),
    ...(names.length > 0 ? [alternativeNames(names)] : []),
  ]);
  return { name, key, ...issued };
}

async function sign(
  subject: SampleName,
  key: SampleKey,
  issuer: Pick<SampleCertificate, 'name' | 'key'>,
  { from, to }: Validity,
  extensions: Extension[],
): Promise<Pick<SampleCertificate, 'pem' | 'serialNumber'>> {
  const serialNumber = newSerialNumber();
  const certificate = await X509CertificateGenerator.create({
    serialNumber,
    issuer: distinguishedName(issuer.name),
    subject: distinguishedName(subject),
    notBefore: from,
    notAfter: to,
    publicKey: key.pair.publicKey,
    signingKey: issuer.key.pair.privateKey,
    signingAlgorithm: KEY_ALGORITHM,
    extensions,
  });
  return { pem: pemText('CERTIFICATE', certificate.rawData), serialNumber };
}

/** The identifier of a CA's key in certificates: "3F:9A:…", as components log it. */
export async function keyIdentifier({ key }: SampleCertificate): Promise<string> {
  const { keyId } = await SubjectKeyIdentifierExtension.create(key.pair.publicKey);
  return keyId.toUpperCase().replace(/..(?=.)/g, '$&:');
}

/** 63 random bits, above zero, in hexadecimal. */
function newSerialNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 1;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Organization first, as Go's crypto/x509/pkix writes names. */
function distinguishedName({ commonName, organization }: SampleName): JsonName {
  return [...(organization === undefined ? [] : [{ O: [organization] }]), { CN: [commonName] }];
}

function alternativeNames(names: readonly string[]): Extension {
  const isAddress = (name: string) => name.includes(':') || /^[\d.]+$/.test(name);
  return new SubjectAlternativeNameExtension(
    names.map((value): JsonGeneralName => ({ type: isAddress(value) ? 'ip' : 'dns', value })),
  );
}
