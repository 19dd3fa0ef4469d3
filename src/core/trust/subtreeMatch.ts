import { formatIp, parseIp } from '../formats/x509/ipAddress.ts';
import type { GeneralName, GeneralSubtree } from '../model/artifacts/certificate.ts';
import { contentOf } from '../model/text/untrusted.ts';
import { goQuote } from './goErrorText.ts';

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
  const ones = Array.from(subtree.mask, (byte) => byte.toString(2).padStart(8, '0'))
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
  return bytes.every((byte, at) => ((byte ^ (network.address[at] ?? 0)) & (network.mask[at] ?? 0)) === 0);
}

/** Labels of a domain name, last first; undefined for a final dot, an empty label or a character outside "!" to "~". */
export function reverseLabels(domain: string): readonly string[] | undefined {
  if (domain === '') return [];
  const labels = domain.split('.').reverse();
  return labels.every((label) => /^[!-~]+$/.test(label)) ? labels : undefined;
}

/**
 * Whether a DNS, URI or e-mail domain lies in a subtree (RFC 5280 §4.2.1.10): empty matches all, a leading dot asks
 * for one more label. Undefined where either cannot be read. An excluded subtree also catches a wildcard that could
 * stand for it (Go 1.25.5).
 */
function matchesDomainConstraint(domain: string, constraint: string, excluded: boolean): boolean | undefined {
  if (constraint === '') return true;
  const strict = constraint.startsWith('.');
  const names = reverseLabels(domain);
  const limits = reverseLabels(strict ? constraint.slice(1) : constraint);
  if (names === undefined || limits === undefined) return undefined;
  if (names.length < limits.length || (strict && names.length === limits.length)) return false;
  const wildcard = excluded && domain.startsWith('*') && names.length > 1;
  const compared = wildcard ? limits.slice(0, -1) : limits;
  const last = wildcard ? names.length - 1 : names.length;
  return compared.every((label, at) => at < last && label.toLowerCase() === names[at]?.toLowerCase());
}

/** An RFC 2821 mailbox. */
interface Mailbox {
  readonly local: string;
  readonly domain: string;
}

const QUOTED = /^"((?:[^"\\\n\r\u0080-\u{10ffff}]|\\[^\n\r\u0080-\u{10ffff}])*)"@([\s\S]*)$/u;

const ATOM = /^((?:\\[\s\S]|[0-9A-Za-z!#$%&'*+\-/=?^_`{|}~.])+)@([\s\S]*)$/;

/** The parts of an e-mail address as Go reads an rfc822Name; undefined where it cannot. */
export function parseMailbox(text: string): Mailbox | undefined {
  const quoted = text.startsWith('"');
  const match = (quoted ? QUOTED : ATOM).exec(text);
  const local = match?.[1]?.replace(/\\([\s\S])/g, '$1');
  const domain = match?.[2];
  if (local === undefined || domain === undefined || reverseLabels(domain) === undefined) return undefined;
  if (!quoted && (local.startsWith('.') || local.endsWith('.') || local.includes('..'))) return undefined;
  return { local, domain };
}
