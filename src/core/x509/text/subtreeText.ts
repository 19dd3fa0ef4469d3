import type { GeneralSubtree } from '../../model/certificate.ts';
import { ipLine } from './generalNameText.ts';

/** A subtree of name constraints as openssl prints it (RFC 5280 §4.2.1.10). */
export function subtreeText(subtree: GeneralSubtree): string {
  switch (subtree.kind) {
    case 'dns':
      return `DNS:${subtree.value}`;
    case 'email':
      return `email:${subtree.value}`;
    case 'uri':
      return `URI:${subtree.value}`;
    case 'ip':
      return `IP:${ipLine(subtree.address)}/${ipLine(subtree.mask)}`;
    case 'unsupported':
      return `<unsupported form ${subtree.tag}>`;
  }
}
