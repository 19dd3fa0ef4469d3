import type { Certificate, Extension } from '../../model/artifacts/certificate.ts';
import { derived } from '../../model/memo/derived.ts';
import { contentOf } from '../../model/text/untrusted.ts';

const COMMON_NAME = '2.5.4.3';
const ORGANIZATION = '2.5.4.10';
const SUBJECT_ALT_NAME = '2.5.29.17';

/** The subject's common name; the last where it has several, as in Go's pkix.Name. Empty if it has none. */
export function commonName(certificate: Certificate): string {
  return contentOf(certificate.subject.attributes.findLast(({ oid }) => oid === COMMON_NAME)?.value) ?? '';
}

/** How Go names a candidate authority: its CN, else its first O, else `serial:` and the serial number in decimal. */
export function authorityName(certificate: Certificate): string {
  const name = commonName(certificate);
  if (name !== '') return name;
  const organization = certificate.subject.attributes.find((attribute) => attribute.oid === ORGANIZATION)?.value;
  return contentOf(organization) ?? `serial:${decimalSerial(certificate.serialNumber)}`;
}

/** The extensions that Go looks at: none of a version that has no extensions (RFC 5280 §4.1.2.1). */
export function effectiveExtensions({ version, extensions }: Certificate): readonly Extension[] {
  return version === 3 ? extensions : [];
}

/** The subjectAltName extension; undefined if there is none. */
export function altNameExtension(certificate: Certificate): Extension | undefined {
  return effectiveExtensions(certificate).find((extension) => extension.oid === SUBJECT_ALT_NAME);
}

/** The DNS names a certificate is valid for, in its own order. */
export const dnsNames = derived((certificate: Certificate): readonly string[] =>
  (certificate.subjectAltNames ?? []).flatMap((name) => (name.kind === 'dns' ? [contentOf(name.value)] : [])),
);

/** The IP addresses a certificate is valid for, in its own order, as octets. */
export const ipAddresses = derived((certificate: Certificate): readonly Uint8Array[] =>
  (certificate.subjectAltNames ?? []).flatMap((name) => (name.kind === 'ip' ? [name.bytes] : [])),
);

/** A serial number as Go prints it. */
export function decimalSerial(hex: string): string {
  const negative = hex.startsWith('-');
  const digits = negative ? hex.slice(1) : hex;
  if (!/^[0-9a-fA-F]+$/.test(digits)) return '0';
  return `${negative ? '-' : ''}${BigInt(`0x${digits}`)}`;
}
