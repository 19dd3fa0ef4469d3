import type { DistinguishedName, GeneralName } from '../model/certificate.ts';
import { visibleText } from '../text/visibleText.ts';

/** "CN=kube-apiserver, O=system:masters" in encoded order, made visible; "(empty)" for a name without attributes. */
export function distinguishedNameText(name: DistinguishedName): string {
  if (name.attributes.length === 0) return '(empty)';
  return name.attributes.map(({ type, value }) => `${type}=${visibleText(value)}`).join(', ');
}

/** "DNS:kubernetes", "IP:10.96.0.1", "dirName:CN=…": the contract's and openssl's prefixes. */
export function generalNameText(name: GeneralName): string {
  switch (name.kind) {
    case 'dns':
      return `DNS:${visibleText(name.value)}`;
    case 'ip':
      return `IP:${visibleText(name.value)}`;
    case 'email':
      return `email:${visibleText(name.value)}`;
    case 'uri':
      return `URI:${visibleText(name.value)}`;
    case 'registeredId':
      return `RID:${visibleText(name.value)}`;
    case 'directory':
      return `dirName:${distinguishedNameText(name.name)}`;
    case 'other':
      return `othername:${visibleText(name.value)}`;
  }
}
