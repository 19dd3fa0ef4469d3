import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NamedQuestion } from './suites.ts';

const TIME = Date.UTC(2022, 0, 1);

/** Folders without certificates. */
const OTHERS = /(^|\/)(requests|ocsp|crls|smime|pkcs12|certpairs)\//;

/** The certificates in a copy of `cryptography_vectors/x509` of Python's cryptography, each verified as if it were trusted itself. */
export function cryptographyQuestions(folder: string): readonly NamedQuestion[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names
    .filter((name) => /\.(pem|der|crt)$/.test(name) && !OTHERS.test(name))
    .flatMap((name) => {
      const certificates = certificatesIn(readFileSync(join(folder, name)));
      return certificates.map((leaf, at): NamedQuestion => {
        const id = certificates.length > 1 ? `${name} ${at + 1}` : name;
        return { id, question: { leaf, intermediates: [], anchors: [leaf], purpose: 'any', host: '', time: TIME } };
      });
    });
}

function certificatesIn(file: Buffer): readonly Uint8Array[] {
  if (file[0] === 0x30) return [Uint8Array.from(file)];
  const blocks = file.toString('latin1').matchAll(/-----BEGIN CERTIFICATE-----\s([^-]+)-----END CERTIFICATE-----/g);
  return [...blocks].map(([, body = '']) => Uint8Array.from(Buffer.from(body, 'base64')));
}
