import { formatIp, parseIp } from '../formats/x509/ipAddress.ts';
import { dnsNames, ipAddresses } from '../formats/x509/subjectNames.ts';
import type { Certificate } from '../model/artifacts/certificate.ts';
import { asciiLower, isHostname, unbracketed, withoutFinalDot } from './hostname.ts';

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
    // What is no host name is compared as it is.
    keys.add(`text ${text}`).add(isHostname(pattern, true) ? `name ${text}` : `odd ${text}`);
  }
  return keys;
}
