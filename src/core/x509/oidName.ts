import { CURVES, KEY_ALGORITHM_NAMES, SIGNATURE_ALGORITHM_NAMES } from './algorithmNames.ts';
import { ATTRIBUTE_SHORT_NAMES } from './attributeNames.ts';
import { PURPOSE_NAMES } from './extensionIds.ts';
import { EXTENSION_TITLES } from './text/extensionTitles.ts';

/** Others that certificates and their containers name (RFC 5280, RFC 5652, RFC 2985). */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.7.1', 'data'],
  ['1.2.840.113549.1.7.2', 'signedData'],
  ['1.2.840.113549.1.7.6', 'encryptedData'],
  ['1.2.840.113549.1.9.14', 'extensionRequest'],
  ['1.2.840.113549.1.1.8', 'MGF1'],
  ['1.3.6.1.5.5.7.48.1', 'OCSP'],
  ['1.3.6.1.5.5.7.48.2', 'CA Issuers'],
  ['1.3.6.1.5.5.7.2.1', 'CPS'],
  ['1.3.14.3.2.26', 'SHA-1'],
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
]);

const TABLES: readonly ReadonlyMap<string, string>[] = [
  EXTENSION_TITLES,
  ATTRIBUTE_SHORT_NAMES,
  SIGNATURE_ALGORITHM_NAMES,
  KEY_ALGORITHM_NAMES,
  PURPOSE_NAMES,
  OTHERS,
];

/** The name people know an object identifier by; undefined for those without one here. */
export function oidName(oid: string): string | undefined {
  for (const table of TABLES) {
    const name = table.get(oid);
    if (name !== undefined) return name;
  }
  return CURVES.get(oid)?.nist ?? CURVES.get(oid)?.openssl;
}
