import type { Certificate } from '../../model/artifacts/certificate.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { type Fact, instantOf } from '../read/facts.ts';

/** A certificate with its path, and the ends that present it to servers. */
interface Placed {
  readonly certificate: Certificate;
  readonly path: string;
  readonly clients: ReadonlySet<unknown>;
}

/** The name of a node in the user of its kubelet. */
const NODE_USER = /^system:node:(?<node>.+)$/s;

/** Everything that a fact may identify a certificate by. Seconds, because Go prints no fractions. */
export function keysOf({ certificate, path, clients }: Placed): readonly string[] {
  const { serialNumber, notAfter, notBefore, subjectKeyId, authorityKeyId } = certificate;
  const pkiName = pkiNameOf(path);
  const user = clients.size > 0 ? commonNameOf(certificate.subject) : undefined;
  const node = NODE_USER.exec(user ?? '')?.groups?.node;
  return [
    `serialNumber ${decimalOf(serialNumber)}`,
    `notAfter ${Math.floor(notAfter / 1000)}`,
    `notBefore ${Math.floor(notBefore / 1000)}`,
    ...(subjectKeyId === undefined ? [] : [`subjectKeyId ${subjectKeyId}`]),
    ...(authorityKeyId === undefined ? [] : [`authorityKeyId ${authorityKeyId}`]),
    ...(pkiName === undefined ? [] : [`pkiName ${pkiName}`]),
    ...[user, node].flatMap((name) => (name === undefined ? [] : `user ${name}`)),
    ...(['dns', 'ip'] as const).flatMap((kind) => {
      const names = namesOf(certificate, kind);
      return names.length === 0 ? [] : [`names ${names.join(', ')}`, `names ${names.length} names`];
    }),
  ];
}

/** The keys of a fact, any of which it may mean; undefined for a fact that is not about a certificate. */
export function keysOfFact(fact: Fact): readonly string[] | undefined {
  switch (fact.kind) {
    case 'serialNumber':
      return serialNumbers(fact.value).map((serial) => `serialNumber ${serial}`);
    case 'notAfter':
    case 'notBefore': {
      const instant = instantOf(fact);
      return instant === undefined ? undefined : [`${fact.kind} ${Math.floor(instant / 1000)}`];
    }
    case 'subjectKeyId':
    case 'authorityKeyId':
      return [`${fact.kind} ${fact.value.replaceAll(':', '').toLowerCase()}`];
    case 'names':
    case 'user':
    case 'pkiName':
      return [`${fact.kind} ${fact.value}`];
    default:
      return undefined;
  }
}

/** The serial numbers that a text may mean: digits alone are decimal by Go, and hexadecimal by OpenSSL. */
function serialNumbers(text: string): readonly bigint[] {
  const [sign, digits] = text.startsWith('-') ? [-1n, text.slice(1)] : [1n, text];
  const isHexadecimal = /^0x|:/i.test(digits);
  const hexadecimal = BigInt(`0x${digits.replace(/^0x/i, '').replaceAll(':', '')}`);
  const isDecimal = !isHexadecimal && /^\d+$/.test(digits);
  return [...(isDecimal ? [BigInt(digits)] : []), hexadecimal].map((value) => sign * value);
}

/** kubeadm's name of a certificate: its path below `pki`, without the suffix. */
function pkiNameOf(path: string): string | undefined {
  const at = path.lastIndexOf('/pki/');
  return at >= 0 && path.endsWith('.crt') ? path.slice(at + '/pki/'.length, -'.crt'.length) : undefined;
}

/** The last one, which is the user that an API server sees. */
export function commonNameOf({ attributes }: Certificate['subject']): string | undefined {
  const name = attributes.findLast(({ type }) => type === 'CN')?.value;
  return name === undefined ? undefined : contentOf(name);
}

/** As Go lists them. */
export function namesOf({ subjectAltNames = [] }: Certificate, kind: 'dns' | 'ip'): readonly string[] {
  return subjectAltNames.flatMap((name) => {
    if (kind === 'ip') return name.kind === 'ip' ? name.value : [];
    return name.kind === 'dns' ? contentOf(name.value) : [];
  });
}

/** "-" before a negative one. */
function decimalOf(hexadecimal: string): string {
  const digits = hexadecimal.replace('-', '');
  const value = BigInt(`0x${digits === '' ? '0' : digits}`);
  return String(hexadecimal.startsWith('-') ? -value : value);
}
