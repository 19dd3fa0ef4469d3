import { longName } from '../../src/core/formats/x509/objects/objectNames.ts';
import type { Certificate, GeneralName } from '../../src/core/model/artifacts/certificate.ts';
import { contentOf } from '../../src/core/model/text/untrusted.ts';
import type { CertificateAnswer } from './answer.ts';
import { rfc2253 } from './rfc2253.ts';

/** Decoded fields by name, each as openssl would print it. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** openssl's own, out of what it printed. */
export function opensslFields(answer: CertificateAnswer): Fields {
  const line = (text: string, start: string) =>
    text
      .split('\n')
      .find((one) => one.startsWith(start))
      ?.slice(start.length);
  const after = (title: string) => {
    const lines = answer.fields.split('\n');
    const at = lines.findIndex((one) => one.startsWith(`X509v3 ${title}: `));
    return at < 0 ? undefined : lines[at + 1]?.trim();
  };
  return {
    subject: line(answer.fields, 'subject='),
    issuer: line(answer.fields, 'issuer='),
    serial: line(answer.fields.replaceAll('\\\n', ''), 'serial='),
    notBefore: line(answer.fields, 'notBefore='),
    notAfter: line(answer.fields, 'notAfter='),
    sha256: line(answer.fields, 'sha256 Fingerprint='),
    sha1: line(answer.sha1, 'sha1 Fingerprint='),
    signatureAlgorithm: line(answer.text, '        Signature Algorithm: ')?.replace(/ {8}.*/, ''),
    publicKey: line(answer.text, '            Public Key Algorithm: '),
    bits: /^ +Public-Key: \((\d+) bit\)$/m.exec(answer.text)?.[1],
    keyUsage: unlessDump(after('Key Usage')),
    extendedKeyUsage: unlessDump(after('Extended Key Usage')),
    basicConstraints: unlessDump(after('Basic Constraints')),
    alternativeNames: plainNames(after('Subject Alternative Name')),
  };
}

/** Content that openssl does not understand is shown by its octets: no words, no object identifiers. */
function unlessDump(text: string | undefined): string | undefined {
  return text !== undefined && /^([A-Za-z]|\d+(\.\d+)+)/.test(text) ? text : undefined;
}

/** Ours, from the fields of the model, in openssl's words. */
export function ourFields(certificate: Certificate): Fields {
  const { publicKey, basicConstraints: limits } = certificate;
  const length = limits?.pathLength === undefined ? '' : `, pathlen:${limits.pathLength}`;
  return {
    subject: rfc2253(certificate.subject),
    issuer: rfc2253(certificate.issuer),
    serial: certificate.serialNumber,
    notBefore: isoTime(certificate.notBefore),
    notAfter: isoTime(certificate.notAfter),
    sha256: fingerprint(certificate.sha256),
    sha1: fingerprint(certificate.sha1),
    signatureAlgorithm: certificate.signatureAlgorithm.name,
    publicKey: KEYS[publicKey.algorithm] ?? longName(publicKey.algorithm),
    bits: publicKey.bits === undefined ? undefined : String(publicKey.bits),
    keyUsage: words(certificate.keyUsage, USAGES),
    extendedKeyUsage: words(certificate.extendedKeyUsage, PURPOSES),
    basicConstraints: limits && `CA:${limits.ca ? 'TRUE' : 'FALSE'}${length}`,
    alternativeNames: plainNames(certificate.subjectAltNames?.map(nameText).join(', ')),
  };
}

const KEYS: Readonly<Record<string, string>> = {
  RSA: 'rsaEncryption',
  'RSA-PSS': 'rsassaPss',
  EC: 'id-ecPublicKey',
  DSA: 'dsaEncryption',
  Ed25519: 'ED25519',
  Ed448: 'ED448',
};

const USAGES: Readonly<Record<string, string>> = {
  digitalSignature: 'Digital Signature',
  nonRepudiation: 'Non Repudiation',
  keyEncipherment: 'Key Encipherment',
  dataEncipherment: 'Data Encipherment',
  keyAgreement: 'Key Agreement',
  keyCertSign: 'Certificate Sign',
  cRLSign: 'CRL Sign',
  encipherOnly: 'Encipher Only',
  decipherOnly: 'Decipher Only',
};

const PURPOSES: Readonly<Record<string, string>> = {
  anyExtendedKeyUsage: 'Any Extended Key Usage',
  serverAuth: 'TLS Web Server Authentication',
  clientAuth: 'TLS Web Client Authentication',
  codeSigning: 'Code Signing',
  emailProtection: 'E-mail Protection',
  ipsecEndSystem: 'IPSec End System',
  ipsecTunnel: 'IPSec Tunnel',
  ipsecUser: 'IPSec User',
  timeStamping: 'Time Stamping',
  OCSPSigning: 'OCSP Signing',
};

function words(list: readonly string[] | undefined, titles: Readonly<Record<string, string>>): string | undefined {
  return list?.map((one) => titles[one] ?? longName(one)).join(', ') || undefined;
}

function isoTime(time: number): string {
  const iso = new Date(time).toISOString();
  return `${iso.slice(0, 10).replace(/^0{1,3}/, (zeros) => ' '.repeat(zeros.length))} ${iso.slice(11, 19)}Z`;
}

function fingerprint(hex: string): string {
  return hex.toUpperCase().replaceAll(/..(?=.)/g, '$&:');
}

function nameText(name: GeneralName): string {
  switch (name.kind) {
    case 'dns':
      return `DNS:${contentOf(name.value)}`;
    case 'email':
      return `email:${contentOf(name.value)}`;
    case 'uri':
      return `URI:${contentOf(name.value)}`;
    case 'registeredId':
      return `Registered ID:${longName(contentOf(name.value))}`;
    case 'ip':
      return `IP Address:${ipText(name.bytes)}`;
    case 'directory':
    case 'other':
      return 'othername:';
  }
}

function ipText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length !== 16) return `<invalid length=${bytes.length}>`;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: 8 }, (_, at) =>
    view
      .getUint16(2 * at)
      .toString(16)
      .toUpperCase(),
  ).join(':');
}

/** Without the kinds whose text the model does not hold. */
function plainNames(text: string | undefined): string | undefined {
  const names = text?.split(', ').filter((name) => /^(DNS|email|URI|IP Address|Registered ID):/.test(name));
  return names?.join(', ') || undefined;
}
