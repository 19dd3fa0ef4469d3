import { formatIp } from '../../formats/x509/ipAddress.ts';
import { dnsNames, ipAddresses } from '../../formats/x509/subjectNames.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { derived } from '../../model/memo/derived.ts';
import { enumerated, phrase, type Text } from '../../model/text/text.ts';
import { asciiLower, certificateKeys, hostKeys } from '../../trust/hostname.ts';

/** Whether a certificate is for a host, as `matchesHost` says: for many hosts and certificates of many names. */
export function isForHost(certificate: Certificate, host: string): boolean {
  const keys = keysOf(certificate);
  return hostKeys(host).some((key) => keys.has(key));
}

/** Whether a certificate has a name one label below a wildcard host such as `*.example.com`. */
export function isBelowWildcard(certificate: Certificate, host: string): boolean {
  return parentsOf(certificate).has(asciiLower(host.slice(1)));
}

/** The same for any number of labels. */
export function isAnywhereBelow(certificate: Certificate, host: string): boolean {
  return suffixesOf(certificate).has(asciiLower(host.slice(1)));
}

const keysOf = derived((certificate: Certificate) => certificateKeys(certificate));

const parentsOf = derived(
  (certificate: Certificate): ReadonlySet<string> =>
    new Set(dnsNames(certificate).flatMap((name) => suffixes(name).slice(0, 1))),
);

const suffixesOf = derived(
  (certificate: Certificate): ReadonlySet<string> => new Set(dnsNames(certificate).flatMap(suffixes)),
);

/** More than a name in use has. */
const MAX_LABELS = 16;

/** ".shop.example.com", ".example.com", ".com" of "eu.shop.example.com". */
function suffixes(name: string): readonly string[] {
  const labels = asciiLower(name).split('.').slice(-MAX_LABELS);
  return labels.slice(1).map((_, at) => `.${labels.slice(at + 1).join('.')}`);
}

/** More would make a sentence a list. */
const MAX_NAMES = 5;

/** The names in a certificate: "a.example.com, b.example.com and 3 more names". */
export function servedNames(certificate: Certificate): Text {
  const names = [...dnsNames(certificate), ...ipAddresses(certificate).map(formatIp)];
  return names.length === 0 ? phrase('no DNS name') : firstNames(names);
}

/** The first of the names, and how many more there are. */
export function firstNames(names: readonly string[]): Text {
  const more = names.length - MAX_NAMES;
  if (more <= 1) return enumerated(names);
  return enumerated([...names.slice(0, MAX_NAMES), phrase('{count} more names', { count: more })]);
}
