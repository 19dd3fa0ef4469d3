import type { DistinguishedName, GeneralName } from '../artifacts/certificate.ts';
import { joined, phrase, type Text } from '../text/text.ts';

/** "CN=kube-apiserver, O=system:masters" in encoded order; "(empty)" for a name without attributes. */
export function distinguishedNameText({ attributes }: DistinguishedName): Text {
  if (attributes.length === 0) return phrase('(empty)');
  return joined(
    attributes.map(({ type, value }) => joined([`${type}=`, value], '')),
    ', ',
  );
}

const PREFIXES = {
  dns: 'DNS:',
  ip: 'IP:',
  email: 'email:',
  uri: 'URI:',
  registeredId: 'RID:',
  other: 'othername:',
} as const satisfies Record<Exclude<GeneralName['kind'], 'directory'>, string>;

/** "DNS:kubernetes", "IP:10.96.0.1", "dirName:CN=…": the contract's and openssl's prefixes. */
export function generalNameText(name: GeneralName): Text {
  if (name.kind === 'directory') {
    return joined(['dirName:', name.name.attributes.length === 0 ? '' : distinguishedNameText(name.name)], '');
  }
  return joined([PREFIXES[name.kind], name.value], '');
}
