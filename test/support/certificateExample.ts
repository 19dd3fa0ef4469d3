import assert from 'node:assert/strict';
import type { CertificateSpec, IssuedCertificate, SignatureHash } from './certificates.ts';
import type { NameSpec } from './distinguishedName.ts';
import type { KeyUsage, San } from './extensions.ts';
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
  for (const line of shown) Object.assign(changes, ABSENT[labelOf(line)]);
  for (const line of wanted)
    Object.assign(changes, await fieldOf(node, labelOf(line), line.slice(line.indexOf(': ') + 2)));
  return changes;
}

/** Whether each line is a field of a certificate. */
export function isOfCertificate(lines: readonly string[]): boolean {
  return lines.every((line) => Object.hasOwn(ABSENT, labelOf(line)));
}

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
  'Basic Constraints': { ca: undefined },
  'Key Usage': { keyUsage: undefined },
  'Extended Key Usage': { extendedKeyUsage: undefined },
  'Subject Alternative Name': { sans: undefined },
};

async function fieldOf(node: NodePki, label: string, value: string): Promise<Partial<Changes>> {
  const values = value.split(', ');
  switch (label) {
    case 'Subject':
      return { subject: nameOf(values) };
    case 'Issuer':
      return { issuer: await authorityNamed(node, nameOf(values).commonName ?? '') };
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
      return { ca: value === 'CA:TRUE' };
    case 'Key Usage':
      return { keyUsage: values as KeyUsage[] };
    case 'Extended Key Usage':
      return { extendedKeyUsage: values };
    case 'Subject Alternative Name':
      return { sans: values.map((name) => name.replace(/^\w+/, (kind) => kind.toLowerCase()) as San) };
    default:
      throw new Error(`No field of a certificate: ${label}`);
  }
}

/** "of ca.key", "of another key", or an algorithm, such as "ECDSA-P384" or "RSA-16384". */
function keyOf(node: NodePki, value: string): KeyPair | Promise<KeyPair> {
  if (value === 'of another key') return key('another');
  const file = value.startsWith('of ') ? value.slice('of '.length) : undefined;
  if (file !== undefined) return nodeKey(node, file) ?? assert.fail(`The node has no such key: ${file}`);
  const [, bits = 0] = /^RSA-(\d+)$/.exec(value) ?? [];
  return Number(bits) > 8192 ? longRsaKey(Number(bits)) : key('example', value as KeyAlgorithm);
}

/** The private key in a file of the node, such as "apiserver.key" or "scheduler.conf"; undefined if it is none of its own. */
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
