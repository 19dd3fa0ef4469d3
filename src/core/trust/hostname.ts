import { formatIp, parseIp, sameIp } from '../formats/x509/ipAddress.ts';
import { dnsNames, ipAddresses } from '../formats/x509/subjectNames.ts';
import type { Certificate } from '../model/artifacts/certificate.ts';

/**
 * True if Go's Certificate.VerifyHostname accepts the host: an IP address (brackets allowed) is compared with IP
 * SANs only, a name with DNS SANs only; the common name never counts (RFC 9525 §6.3).
 */
export function matchesHost(certificate: Certificate, host: string): boolean {
  const address = parseIp(unbracketed(host));
  if (address !== undefined) return ipAddresses(certificate).some((candidate) => sameIp(candidate, address));
  const validHost = isHostname(host, false);
  return dnsNames(certificate).some((pattern) =>
    validHost && isHostname(pattern, true) ? matchesPattern(pattern, host) : matchesExactly(pattern, host),
  );
}

/** The host as Go's error names it: an address loses its brackets, anything else stays. */
export function hostInError(host: string): string {
  return parseIp(unbracketed(host)) === undefined ? host : unbracketed(host);
}

/** True if a pattern with an optional left-most `*` label covers the name, one label for the wildcard. */
export function matchesPattern(pattern: string, host: string): boolean {
  return patternsFor(host).includes(asciiLower(pattern));
}

/** The patterns that cover the name, in lower case. */
export function patternsFor(host: string): readonly string[] {
  const name = asciiLower(withoutFinalDot(host));
  const dot = name.indexOf('.');
  return name === '' ? [] : [name, dot < 0 ? '*' : `*${name.slice(dot)}`];
}

function matchesExactly(pattern: string, host: string): boolean {
  if (pattern === '' || pattern === '.' || host === '' || host === '.') return false;
  return asciiLower(pattern) === asciiLower(host);
}

/** Only a whole left-most label may be `*`, and not the only one; a host, not a pattern, may end in a dot. */
export function isHostname(text: string, isPattern: boolean): boolean {
  const labels = (isPattern ? text : withoutFinalDot(text)).split('.');
  if (isPattern && text === '*') return false;
  return labels.every((label, at) => (isPattern && at === 0 && label === '*') || /^[a-z0-9_][a-z0-9_-]*$/i.test(label));
}

export function unbracketed(host: string): string {
  return host.length >= 3 && host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
}

export function withoutFinalDot(host: string): string {
  return host.endsWith('.') ? host.slice(0, -1) : host;
}

export function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/**
 * Keys by which the certificates for a host are looked up among many: `matchesHost` holds exactly where a certificate and a host have one
 * in common. A host has three at most.
 */
export function hostKeys(host: string): readonly string[] {
  const address = parseIp(unbracketed(host));
  if (address !== undefined) return [`ip ${formatIp(address)}`];
  if (host === '' || host === '.') return [];
  if (!isHostname(host, false)) return [`text ${asciiLower(host)}`];
  const name = asciiLower(withoutFinalDot(host));
  const dot = name.indexOf('.');
  return [`name ${name}`, `odd ${asciiLower(host)}`, ...(dot < 0 ? [] : [`name *${name.slice(dot)}`])];
}

/** The keys of all names that a certificate is for, each once. */
export function certificateKeys(certificate: Certificate): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const address of ipAddresses(certificate)) keys.add(`ip ${formatIp(address)}`);
  for (const pattern of dnsNames(certificate)) {
    const text = asciiLower(pattern);
    // A text that is no host name is compared as it is.
    keys.add(`text ${text}`).add(isHostname(pattern, true) ? `name ${text}` : `odd ${text}`);
  }
  return keys;
}
