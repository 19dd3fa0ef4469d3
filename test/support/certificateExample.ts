import assert from 'node:assert/strict';
import type { CertificateSpec, IssuedCertificate, SignatureHash } from './certificates.ts';
import * as der from './der.ts';
import type { NameSpec } from './distinguishedName.ts';
import type { ExtensionSpec, KeyUsage, San } from './extensions.ts';
import { type KeyAlgorithm, type KeyPair, key } from './keyPair.ts';
import { longRsaKey } from './longRsaKey.ts';
import { sharedKeyName } from './nodeOptions.ts';
import type { NodePki } from './nodePki.ts';

type Changes = { -readonly [Field in keyof CertificateSpec]?: CertificateSpec[Field] };

/** Reads the fields of a certificate as a page shows them, one a line; a field that only `shown` has is left out of the certificate. */
export async function certificateChanges(
  node: NodePki,
  shown: readonly string[],
  wanted: readonly string[],
): Promise<Partial<CertificateSpec>> {
  const changes: Changes = {};
  for (const line of shown) Object.assign(changes, absentField(labelOf(line)));
  for (const line of wanted)
    Object.assign(changes, await fieldOf(node, labelOf(line), line.slice(line.indexOf(': ') + 2)));
  return changes;
}

/** Whether each line is a field of a certificate. */
export function isOfCertificate(lines: readonly string[]): boolean {
  return lines.every((line) => absentField(labelOf(line)) !== undefined);
}

/** The value of a certificate without the field; undefined if there is no such field. */
const absentField = (label: string) =>
  OID.test(label) ? { extraExtensions: undefined } : Object.hasOwn(ABSENT, label) ? ABSENT[label] : undefined;

/** An extension without a name, as OpenSSL prints it. */
const OID = /^\d+(\.\d+)+$/;

const labelOf = (line: string) => line.slice(0, line.indexOf(': '));

const ABSENT: Readonly<Record<string, Partial<Changes>>> = {
  Subject: {},
  Issuer: {},
  'Not Before': {},
  'Not After': {},
  'Public Key': {},
  'Serial Number': { serial: undefined },
  'Signature Algorithm': { hash: undefined },
  Signature: { signingKey: undefined },
  'Basic Constraints': { ca: undefined, pathLength: undefined },
  'Key Usage': { keyUsage: undefined },
  'Extended Key Usage': { extendedKeyUsage: undefined },
  'Subject Alternative Name': { sans: undefined },
  'Authority Key Identifier': { authorityKeyId: undefined },
  'Name Constraints': { nameConstraints: undefined },
  'Policy Constraints': { extraExtensions: undefined },
};

async function fieldOf(node: NodePki, label: string, value: string): Promise<Partial<Changes>> {
  const values = value.split(', ');
  if (OID.test(label)) return extensionOf(label, value);
  switch (label) {
    case 'Subject':
      return { subject: nameOf(values) };
    case 'Issuer':
      return issuerOf(node, value);
    case 'Not Before':
      return { notBefore: dateOf(value) };
    case 'Not After':
      return { notAfter: dateOf(value) };
    case 'Public Key':
      return { key: await keyOf(node, value) };
    case 'Serial Number':
      return { serial: BigInt(value) };
    case 'Signature Algorithm':
      return { hash: value.replace(/^.*-with-/, '').toLowerCase() as SignatureHash };
    case 'Signature':
      if (value !== 'of another key') throw new Error(`No signature: ${value}`);
      return { signingKey: await key('another') };
    case 'Basic Constraints':
      return { ca: values[0] === 'CA:TRUE', pathLength: pathLengthOf(values) };
    case 'Key Usage':
      return { keyUsage: values as KeyUsage[] };
    case 'Extended Key Usage':
      return { extendedKeyUsage: values };
    case 'Subject Alternative Name':
      return { sans: sansOf(values) };
    case 'Authority Key Identifier':
      return { authorityKeyId: (await authorityOf(node, value)).key.keyId };
    case 'Name Constraints':
      return { nameConstraints: { permitted: sansOf(value.replace('Permitted: ', '').split(', ')) } };
    case 'Policy Constraints':
      if (value !== 'Require Explicit Policy:0') throw new Error(`No policy constraints: ${value}`);
      return { extraExtensions: [EXPLICIT_POLICY] };
    default:
      throw new Error(`No field of a certificate: ${label}`);
  }
}

/** Requires that each certificate from this one on states a policy. */
export const EXPLICIT_POLICY: ExtensionSpec = {
  oid: '2.5.29.36',
  critical: true,
  value: der.sequence(der.implicit(0, Uint8Array.of(0))),
};

/** "critical" or "not critical". */
function extensionOf(oid: string, value: string): Partial<Changes> {
  if (!/^(not )?critical$/.test(value)) throw new Error(`No extension: ${value}`);
  return { extraExtensions: [{ oid, critical: value === 'critical', value: der.nothing() }] };
}

/** "CN=kubernetes", and the encoding of the name in brackets where it matters: "CN=kubernetes (UTF8String)". */
async function issuerOf(node: NodePki, value: string): Promise<Partial<Changes>> {
  const [name = '', encoding] = value.split(/ \(|\)$/);
  const { commonName = '' } = nameOf(name.split(', '));
  const issuer = await authorityNamed(node, commonName);
  if (encoding === undefined) return { issuer };
  const stringType = ENCODINGS[encoding];
  if (stringType === undefined) throw new Error(`No encoding of a name: ${encoding}`);
  return { issuer, issuerName: { commonName, stringType } };
}

const ENCODINGS: Readonly<Record<string, NameSpec['stringType']>> = {
  PrintableString: 'printable',
  UTF8String: 'utf8',
};

/** "<key identifier of CA kubernetes>", or of another CA with that name. */
async function authorityOf(node: NodePki, value: string): Promise<IssuedCertificate> {
  const [, another, name] = /^<key identifier of (another )?CA (.+)>$/.exec(value) ?? [];
  if (name === undefined) throw new Error(`No key identifier: ${value}`);
  return another ? node.otherAuthority(name) : authorityNamed(node, name);
}

function pathLengthOf(values: readonly string[]): number | undefined {
  const length = values.find((value) => value.startsWith('pathlen:'));
  return length === undefined ? undefined : Number(length.slice('pathlen:'.length));
}

const sansOf = (values: readonly string[]) =>
  values.map((name) => name.replace(/^\w+/, (kind) => kind.toLowerCase()) as San);

/** "of ca.key", "of another key", or an algorithm, such as "ECDSA-P384" or "RSA-16384". */
function keyOf(node: NodePki, value: string): KeyPair | Promise<KeyPair> {
  if (value === 'of another key') return key('another');
  const file = value.startsWith('of ') ? value.slice('of '.length) : undefined;
  if (file !== undefined) return nodeKey(node, file) ?? assert.fail(`The node has no such key: ${file}`);
  const [, bits = 0] = /^RSA-(\d+)$/.exec(value) ?? [];
  return Number(bits) > 8192 ? longRsaKey(Number(bits)) : key('example', value as KeyAlgorithm);
}

/** The private key in a file of the node, such as "apiserver.key" or "scheduler.conf"; undefined if the file is not one of the node. */
export function nodeKey(node: NodePki, file: string): KeyPair | Promise<KeyPair> | undefined {
  if (file === 'sa.key') return key(sharedKeyName(node.settings, 'sa'), node.settings.keyAlgorithm);
  const path = node.certificatePaths.find((one) => one.endsWith(`/${file.replace(/\.key$/, '.crt')}`));
  return path === undefined ? undefined : node.certificate(path).key;
}

function nameOf(parts: readonly string[]): NameSpec {
  const of = (type: string) =>
    parts.flatMap((part) => (part.startsWith(`${type}=`) ? part.slice(type.length + 1) : []));
  return { commonName: of('CN')[0], organizations: of('O') };
}

function dateOf(text: string): Date {
  return new Date(text.replace(' UTC', 'Z').replace(' ', 'T'));
}

/** The node's own CA of that common name, else another one. */
export function authorityNamed(node: NodePki, name: string): IssuedCertificate | Promise<IssuedCertificate> {
  const own = Object.values(node.authorities).find(({ signer }) => signer.spec.subject.commonName === name);
  return own?.signer ?? node.otherAuthority(name);
}
