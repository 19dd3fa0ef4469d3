import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The least that an inspection could cost: reads every file below each folder of the one given, lets OpenSSL parse every certificate and
 * verify it against the CA of that name in its folder, and derive the public half of every private key. Prints how many there were.
 */
const BLOCK = /-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----/g;
const FIELD = /-data: *([A-Za-z0-9+/=]+)/g;

const counts = { files: 0, certificates: 0, verified: 0, keys: 0 };
const folder = process.argv[2] ?? '';
for (const node of readdirSync(folder)) inspect(path.join(folder, node));
process.stdout.write(JSON.stringify(counts));

function inspect(node: string): void {
  const certificates: X509Certificate[] = [];
  for (const entry of readdirSync(node, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    counts.files++;
    const text = readFileSync(path.join(entry.parentPath, entry.name), 'latin1');
    readBlocks(text, certificates);
    for (const [, encoded = ''] of text.matchAll(FIELD)) {
      readBlocks(Buffer.from(encoded, 'base64').toString('latin1'), certificates);
    }
  }
  const authorities = new Map<string, KeyObject>();
  for (const certificate of certificates) {
    if (certificate.ca) authorities.set(certificate.subject, certificate.publicKey);
  }
  for (const certificate of certificates) {
    counts.certificates++;
    const key = authorities.get(certificate.issuer);
    if (key && certificate.verify(key)) counts.verified++;
  }
}

function readBlocks(text: string, certificates: X509Certificate[]): void {
  for (const [block, label = ''] of text.matchAll(BLOCK)) {
    if (label === 'CERTIFICATE') certificates.push(new X509Certificate(block));
    if (!label.endsWith('PRIVATE KEY')) continue;
    createPublicKey(block).export({ type: 'spki', format: 'der' });
    counts.keys++;
  }
}
