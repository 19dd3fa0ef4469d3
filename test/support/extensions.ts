import * as der from './der.ts';
import { encodeName } from './distinguishedName.ts';
import { cidrOctets, ipOctets } from './ipAddress.ts';

/** One extension, value not yet wrapped in its OCTET STRING. */
export interface ExtensionSpec {
  readonly oid: string;
  readonly critical?: boolean;
  readonly value: Uint8Array;
}

/** "dns:…", "ip:…", "email:…", "uri:…" or "dirName:<common name>". */
export type San = `${'dns' | 'ip' | 'email' | 'uri' | 'dirName'}:${string}`;

/** Bit numbers of RFC 5280 section 4.2.1.3. */
const KEY_USAGE_BITS = {
  digitalSignature: 0,
  contentCommitment: 1,
  keyEncipherment: 2,
  dataEncipherment: 3,
  keyAgreement: 4,
  keyCertSign: 5,
  cRLSign: 6,
  encipherOnly: 7,
  decipherOnly: 8,
} as const;
export type KeyUsage = keyof typeof KEY_USAGE_BITS;

/** Subtrees by "dns:example.com" or "ip:10.0.0.0/8". */
export interface NameConstraintsSpec {
  readonly permitted?: readonly San[];
  readonly excluded?: readonly San[];
}

const PURPOSES: Readonly<Record<string, string>> = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  any: '2.5.29.37.0',
};

export function encodeExtension(spec: ExtensionSpec): Uint8Array {
  const critical = spec.critical === true ? [der.boolean(true)] : [];
  return der.sequence(der.oid(spec.oid), ...critical, der.octetString(spec.value));
}

export function keyUsageExtension(usages: readonly KeyUsage[]): ExtensionSpec {
  return { oid: '2.5.29.15', critical: true, value: der.namedBits(usages.map((usage) => KEY_USAGE_BITS[usage])) };
}

/** Names such as serverAuth, or dotted OIDs. */
export function extendedKeyUsageExtension(purposes: readonly string[]): ExtensionSpec {
  return { oid: '2.5.29.37', value: der.sequence(...purposes.map((name) => der.oid(PURPOSES[name] ?? name))) };
}

export function basicConstraintsExtension(ca: boolean, pathLength: number | undefined): ExtensionSpec {
  const flag = ca ? [der.boolean(true)] : [];
  const length = pathLength === undefined ? [] : [der.integer(BigInt(pathLength))];
  return { oid: '2.5.29.19', critical: true, value: der.sequence(...flag, ...length) };
}

export function subjectKeyIdExtension(id: Uint8Array): ExtensionSpec {
  return { oid: '2.5.29.14', value: der.octetString(id) };
}

export function authorityKeyIdExtension(id: Uint8Array): ExtensionSpec {
  return { oid: '2.5.29.35', value: der.sequence(der.implicit(0, id)) };
}

export function subjectAltNameExtension(names: readonly San[]): ExtensionSpec {
  return { oid: '2.5.29.17', value: der.sequence(...names.map((name) => generalName(name, ipOctets))) };
}

export function nameConstraintsExtension(spec: NameConstraintsSpec): ExtensionSpec {
  const subtrees = (tag: number, names: readonly San[] | undefined) =>
    names === undefined ? [] : [der.explicit(tag, ...names.map((name) => der.sequence(generalName(name, cidrOctets))))];
  const value = der.sequence(...subtrees(0, spec.permitted), ...subtrees(1, spec.excluded));
  return { oid: '2.5.29.30', critical: true, value };
}

function generalName(name: San, address: (text: string) => Uint8Array): Uint8Array {
  const kind = name.slice(0, name.indexOf(':'));
  const text = name.slice(kind.length + 1);
  const bytes = new TextEncoder().encode(text);
  if (kind === 'ip') return der.implicit(7, address(text));
  if (kind === 'email') return der.implicit(1, bytes);
  if (kind === 'uri') return der.implicit(6, bytes);
  if (kind === 'dirName') return der.explicit(4, encodeName({ commonName: text }));
  return der.implicit(2, bytes);
}
