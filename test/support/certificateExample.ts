import type { CertificateSpec, IssuedCertificate, SignatureHash } from './certificates.ts';
import type { NameSpec } from './distinguishedName.ts';
import type { KeyUsage, San } from './extensions.ts';
import { type KeyAlgorithm, key } from './keyPair.ts';
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
      return { key: await key('example', value as KeyAlgorithm) };
    case 'Serial Number':
      return { serial: BigInt(value) };
    case 'Signature Algorithm':
      return { hash: value.replace(/^.*-with-/, '').toLowerCase() as SignatureHash };
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
