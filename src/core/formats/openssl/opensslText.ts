import type { Certificate, CertificateRequest } from '../../model/artifacts/certificate.ts';
import { attributesText } from './attributesText.ts';
import { extensionsText } from './extensionsText.ts';
import { colonHex } from './hexText.ts';
import { nameText } from './nameText.ts';
import { publicKeyText } from './publicKeyText.ts';
import { signatureAlgorithmLines, signatureValueLines } from './signatureText.ts';
import { timeText } from './timeText.ts';
import { uniqueIdsText } from './uniqueIdsText.ts';

/** A certificate as `openssl x509 -text -noout` of OpenSSL 3.5 lays it out, line for line. */
export function opensslText(certificate: Certificate): string {
  const { extensions } = certificate;
  return [
    'Certificate:',
    '    Data:',
    `        Version: ${versionText(certificate.version)}`,
    ...serialLines(certificate.serialNumber),
    ...signatureAlgorithmLines(certificate),
    `        Issuer: ${nameText(certificate.issuer)}`,
    '        Validity',
    `            Not Before: ${timeText(certificate.notBefore)}`,
    `            Not After : ${timeText(certificate.notAfter)}`,
    `        Subject: ${nameText(certificate.subject)}`,
    '        Subject Public Key Info:',
    ...publicKeyText(certificate.publicKey, 12),
    ...uniqueIdsText(certificate.tbs),
    ...(extensions.length > 0 ? ['        X509v3 extensions:', ...extensionsText(extensions, 12)] : []),
    ...signatureValueLines(certificate),
    '',
  ].join('\n');
}

/** A request as `openssl req -text -noout` lays it out. */
export function opensslRequestText(request: CertificateRequest): string {
  return [
    'Certificate Request:',
    '    Data:',
    '        Version: 1 (0x0)',
    `        Subject: ${nameText(request.subject)}`,
    '        Subject Public Key Info:',
    ...publicKeyText(request.publicKey, 12),
    ...attributesText(request),
    ...signatureValueLines(request),
    '',
  ].join('\n');
}

function versionText(version: number): string {
  const isKnown = version >= 1 && version <= 3;
  return isKnown ? `${version} (0x${version - 1})` : `Unknown (${version - 1})`;
}

/** Serials that fit a C long are printed as numbers, longer ones as octets. */
function serialLines(serial: string): readonly string[] {
  const negative = serial.startsWith('-');
  const hex = negative ? serial.slice(1) : serial;
  const value = BigInt(`0x${hex || '0'}`);
  if (value < 1n << 63n || (negative && value === 1n << 63n)) {
    const sign = negative ? '-' : '';
    return [`        Serial Number: ${sign}${value} (${sign}0x${value.toString(16)})`];
  }
  const octets = (hex.length % 2 === 0 ? hex : `0${hex}`).match(/../g) ?? [];
  const text = colonHex(Uint8Array.from(octets, (octet) => Number.parseInt(octet, 16)));
  return ['        Serial Number:', `            ${negative ? ' (Negative)' : ''}${text}`];
}
