import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseCertificate } from '../../../src/core/formats/x509/parseCertificate.ts';
import { issue, LEAF_SHAPE } from '../certificates.ts';
import type { NameSpec } from '../distinguishedName.ts';
import type { San } from '../extensions.ts';
import { isIpAddress } from '../ipAddress.ts';
import { keyPairOf, privateKeyPem } from '../keyPair.ts';

/** The content of a stand-in's certificate. */
export interface Leaf {
  readonly subject: NameSpec;
  readonly usages: readonly string[];
  /** DNS names and IP addresses. */
  readonly names: readonly string[];
}

const DAY = 86_400_000;

/** Whether Go reads the PEM file as a certificate or a key, which must not be encrypted. */
export function loads(file: string, kind: 'certificate' | 'key'): boolean {
  try {
    const text = readFileSync(file, 'utf8');
    if (kind === 'certificate') new X509Certificate(text);
    else createPrivateKey(text);
    return true;
  } catch {
    return false;
  }
}

/** A key and a certificate by the CA at the path without ending, valid for a year from the day before NOW. */
export function issueLeaf(authority: string, { subject, usages, names }: Leaf, key: string, certificate: string): void {
  const ca = new X509Certificate(readFileSync(`${authority}.crt`, 'utf8'));
  const { subject: issuerName, subjectKeyId } = parseCertificate(Uint8Array.from(ca.raw));
  const now = new Date(process.env.NOW ?? '').getTime();
  const made = keyPairOf('leaf', 'ECDSA-P256', generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey);
  const { pem } = issue({
    ...LEAF_SHAPE,
    subject,
    key: made,
    issuerName: issuerName.der,
    signingKey: signingKey(`${authority}.key`),
    notBefore: new Date(now - DAY),
    notAfter: new Date(now + 364 * DAY),
    extendedKeyUsage: usages,
    authorityKeyId: subjectKeyId === undefined ? false : Uint8Array.from(Buffer.from(subjectKeyId, 'hex')),
    sans: [...new Set(names)].map((name): San => (isIpAddress(name) ? `ip:${name}` : `dns:${name}`)),
  });
  writeFileSync(key, privateKeyPem(made));
  writeFileSync(certificate, pem);
}

/** The key of a CA, whatever its size or curve. */
function signingKey(file: string) {
  const key = createPrivateKey(readFileSync(file, 'utf8'));
  const algorithms = { rsa: 'RSA-2048', ec: 'ECDSA-P256', ed25519: 'Ed25519' } as const;
  const type = key.asymmetricKeyType;
  if (type !== 'rsa' && type !== 'ec' && type !== 'ed25519')
    throw new Error(`a CA with a key of another type: ${type}`);
  return keyPairOf('ca', algorithms[type], key);
}
