import { isTemplated } from '../../formats/placeholder.ts';
import { isNear } from '../../kubernetes/values/editDistance.ts';
import type { SigningRequestDocument } from '../../model/documents/signingRequest.ts';

/** The usages that the API accepts (k8s.io/api, certificates/v1, KeyUsage). */
const USAGES: readonly string[] = [
  'signing',
  'digital signature',
  'content commitment',
  'key encipherment',
  'key agreement',
  'data encipherment',
  'cert sign',
  'crl sign',
  'encipher only',
  'decipher only',
  'any',
  'server auth',
  'client auth',
  'code signing',
  'email protection',
  's/mime',
  'ipsec end system',
  'ipsec tunnel',
  'ipsec user',
  'timestamping',
  'ocsp signing',
  'microsoft sgc',
  'netscape sgc',
];

/** The names of RFC 5280 and openssl for the same usages, letters only. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['nonrepudiation', 'content commitment'],
  ['keycertsign', 'cert sign'],
  ['certificatesign', 'cert sign'],
  ['anyextendedkeyusage', 'any'],
  ['clientauthentication', 'client auth'],
  ['tlswebclientauthentication', 'client auth'],
  ['serverauthentication', 'server auth'],
  ['tlswebserverauthentication', 'server auth'],
  ['ocspsign', 'ocsp signing'],
]);

/** At this distance, usages can still be distinguished. */
const MAX_DISTANCE = 2;

export function isUsage(name: string): boolean {
  return USAGES.includes(name);
}

/** The usage that a wrong name was meant to be: `clientAuth`, `client-auth`, `key_encipherment`; undefined if none is near. */
export function meantUsage(name: string): string | undefined {
  const letters = lettersOf(name);
  const same = USAGES.find((usage) => lettersOf(usage) === letters) ?? OTHER_NAMES.get(letters);
  if (same !== undefined || letters.length < 5 || letters.length > 40) return same;
  return USAGES.find((usage) => isNear(lettersOf(usage), letters, MAX_DISTANCE));
}

/**
 * The usages as they were meant, in order, each once; undefined if one of them is unknown or not yet filled in, so
 * that nothing can be concluded.
 */
export function meantUsages({ usages }: SigningRequestDocument): readonly string[] | undefined {
  const meant = (usages?.items ?? []).map(({ value }) => {
    if (isTemplated(value)) return undefined;
    return isUsage(value) ? value : meantUsage(value);
  });
  const known = meant.flatMap((usage) => usage ?? []);
  return known.length === 0 || known.length < meant.length ? undefined : [...new Set(known)];
}

function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '');
}
