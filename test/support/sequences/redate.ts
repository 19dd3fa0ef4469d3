/**
 * Moves the validity of a certificate that OpenSSL has just issued to the time in NOW, and signs it again with the same key. `x509` sets
 * dates only since OpenSSL 3.4. Run with the arguments of the `openssl x509` that issued it.
 */
import { createPrivateKey, createPublicKey, sign, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { childrenOf, rawOf, readWhole, TAG } from '../../../src/core/formats/der/derElement.ts';
import * as der from '../der.ts';
import { pem } from '../pem.ts';
import { resigned } from '../resigned.ts';

const args = process.argv.slice(2);
const file = argument('-out');
const key = createPrivateKey(readFileSync(argument('-CAkey', '-signkey'), 'utf8'));
const issued = new X509Certificate(readFileSync(file, 'utf8'));
const [tbs, ...signature] = childrenOf(readWhole(Uint8Array.from(issued.raw), TAG.sequence));
if (!tbs) throw new Error(`${file} holds no certificate.`);
const moved = new Date(process.env.NOW ?? '').getTime() - Date.now();
const shifted = (date: string) => der.time(new Date(Date.parse(date) + moved));
const validity = der.sequence(shifted(issued.validFrom), shifted(issued.validTo));
// Version, serial number, signature algorithm, issuer, validity.
const fields = childrenOf(tbs).map((field, at) => (at === 4 ? validity : rawOf(field)));
const redated = der.sequence(...fields);
const digest = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
const whole = resigned(der.sequence(redated, ...signature.map(rawOf)), Uint8Array.from(sign(digest, redated, key)));
if (!new X509Certificate(whole).verify(createPublicKey(key)))
  throw new Error(`${file} has another signature algorithm.`);
writeFileSync(file, pem('CERTIFICATE', whole));

function argument(...names: readonly string[]): string {
  const value = args[args.findIndex((arg) => names.includes(arg)) + 1];
  if (value === undefined || !args.some((arg) => names.includes(arg))) throw new Error(`openssl x509 without ${names}`);
  return value;
}
