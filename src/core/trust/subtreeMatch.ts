import { formatIp, parseIp } from '../formats/x509/ipAddress.ts';
import type { GeneralName, GeneralSubtree } from '../model/artifacts/certificate.ts';
import { contentOf } from '../model/text/untrusted.ts';
import { matchesDomainConstraint } from './domainConstraint.ts';
import { goQuote } from './goQuote.ts';
import { parseMailbox } from './mailbox.ts';

/** Whether a name lies in a subtree of its own kind; a text is Go's reason why it cannot be compared. */
export function matchesSubtree(name: GeneralName, subtree: GeneralSubtree, excluded: boolean): boolean | string {
  if (name.kind === 'ip' && subtree.kind === 'ip') return matchesNetwork(name.bytes, subtree);
  if (name.kind === 'dns' && subtree.kind === 'dns')
    return matchesDomain(contentOf(name.value), subtree.value, excluded);
  if (name.kind === 'email' && subtree.kind === 'email')
    return matchesEmail(contentOf(name.value), subtree.value, excluded);
  if (name.kind === 'uri' && subtree.kind === 'uri') return matchesUri(contentOf(name.value), subtree.value, excluded);
  return false;
}

/** The subtree as Go prints it: the text, or a network in CIDR notation. */
export function subtreeText(subtree: GeneralSubtree): string {
  if (subtree.kind === 'unsupported') return '';
  if (subtree.kind !== 'ip') return subtree.value;
  const ones = Array.from(subtree.mask, (octet) => octet.toString(2).padStart(8, '0'))
    .join('')
    .indexOf('0');
  return `${formatIp(subtree.address)}/${ones < 0 ? subtree.mask.length * 8 : ones}`;
}

function matchesDomain(domain: string, constraint: string, excluded: boolean): boolean | string {
  return (
    matchesDomainConstraint(domain, constraint, excluded) ??
    `x509: internal error: cannot parse domain ${goQuote(domain)}`
  );
}

function matchesEmail(address: string, constraint: string, excluded: boolean): boolean | string {
  const mailbox = parseMailbox(address);
  if (mailbox === undefined) return false;
  if (!constraint.includes('@')) return matchesDomain(mailbox.domain, constraint, excluded);
  const exact = parseMailbox(constraint);
  if (exact === undefined) return `x509: internal error: cannot parse constraint ${goQuote(constraint)}`;
  return mailbox.local === exact.local && mailbox.domain.toLowerCase() === exact.domain.toLowerCase();
}

function matchesUri(uri: string, constraint: string, excluded: boolean): boolean | string {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1] ?? '';
  const hostAndPort = authority.slice(authority.lastIndexOf('@') + 1);
  if (hostAndPort === '') return `URI with empty host (${goQuote(uri)}) cannot be matched against constraints`;
  const host = hostAndPort.replace(/:[^:\]]*$/, '');
  if (/^\[.*\]$/.test(host) || parseIp(host) !== undefined) {
    return `URI with IP (${goQuote(uri)}) cannot be matched against constraints`;
  }
  return matchesDomain(host, constraint, excluded);
}

function matchesNetwork(
  bytes: Uint8Array,
  network: { readonly address: Uint8Array; readonly mask: Uint8Array },
): boolean {
  if (bytes.length !== network.address.length) return false;
  return bytes.every((octet, at) => ((octet ^ (network.address[at] ?? 0)) & (network.mask[at] ?? 0)) === 0);
}
