import type { DistinguishedName, GeneralName } from '../model/certificate.ts';
import { phrase, type Text } from '../model/text/text.ts';
import { type Untrusted, untrusted } from '../model/text/untrusted.ts';

/** "CN=kube-apiserver, O=system:masters" in encoded order; "(empty)" for a name without attributes. */
export function distinguishedNameText(name: DistinguishedName): Text {
  return name.attributes.length === 0 ? phrase('(empty)') : untrusted(attributesOf(name));
}

/** "DNS:kubernetes", "IP:10.96.0.1", "dirName:CN=…": the contract's and openssl's prefixes. */
export function generalNameText(name: GeneralName): Untrusted {
  return untrusted(prefixed(name));
}

function prefixed(name: GeneralName): string {
  switch (name.kind) {
    case 'dns':
      return `DNS:${name.value}`;
    case 'ip':
      return `IP:${name.value}`;
    case 'email':
      return `email:${name.value}`;
    case 'uri':
      return `URI:${name.value}`;
    case 'registeredId':
      return `RID:${name.value}`;
    case 'directory':
      return `dirName:${attributesOf(name.name)}`;
    case 'other':
      return `othername:${name.value}`;
  }
}

function attributesOf({ attributes }: DistinguishedName): string {
  return attributes.map(({ type, value }) => `${type}=${value}`).join(', ');
}
