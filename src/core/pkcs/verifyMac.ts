import { ownBuffer } from '../x509/digest.ts';
import { derivePbkdf2 } from './decryptWithPassword.ts';
import type { KeyStore, MacData } from './parseKeyStore.ts';

/** `unchecked`: the host lacks the hash, or it would take too long. */
export type MacVerdict = 'right' | 'wrong' | 'absent' | 'unchecked';

/** PKCS#12's own derivation goes hash by hash, some 30 µs each; OpenSSL writes 2048, Java 10,000. */
const MAX_ITERATIONS = 200_000;

/** Octets of a block of each hash: `v` in RFC 7292 §B.2. */
const BLOCK_SIZES: Readonly<Record<string, number>> = { 'SHA-1': 64, 'SHA-256': 64, 'SHA-384': 128, 'SHA-512': 128 };

/** Whether the password is the one that guards the key store. Never rejects. */
export async function verifyMac({ mac, authenticatedSafe }: KeyStore, password: string): Promise<MacVerdict> {
  if (!mac) return 'absent';
  const verdicts: MacVerdict[] = [];
  for await (const key of macKeys(mac, password)) {
    const verdict = key ? await verify(mac, key, authenticatedSafe) : 'unchecked';
    if (verdict === 'right') return 'right';
    verdicts.push(verdict);
  }
  return verdicts.includes('wrong') ? 'wrong' : 'unchecked';
}

/** Tools differ in how they write the empty password: as two zeros, and as nothing at all. */
async function* macKeys(mac: MacData, password: string): AsyncGenerator<Uint8Array<ArrayBuffer> | undefined> {
  if (mac.kind === 'pbmac1') {
    yield derivePbkdf2(password, mac.derivation, mac.derivation.keyLength ?? 0);
    return;
  }
  yield derivePkcs12(mac, wideText(password));
  if (password === '') yield derivePkcs12(mac, new Uint8Array());
}

/** Key material for MACs (RFC 7292 §B.2 with ID 3): as long as the hash, so that one block is enough. */
async function derivePkcs12(
  { hash, salt, iterations }: Extract<MacData, { kind: 'pkcs12' }>,
  password: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const size = BLOCK_SIZES[hash];
  if (size === undefined || iterations > MAX_ITERATIONS || iterations < 1) return undefined;
  const salted = repeated(salt, size);
  const secret = repeated(password, size);
  const input = new Uint8Array(size + salted.length + secret.length).fill(3, 0, size);
  input.set(salted, size);
  input.set(secret, size + salted.length);
  let octets = new Uint8Array(await crypto.subtle.digest(hash, input));
  input.fill(0);
  secret.fill(0);
  for (let round = 1; round < iterations; round++) {
    octets = new Uint8Array(await crypto.subtle.digest(hash, octets));
  }
  return octets;
}

/** Copies joined to the next whole number of blocks. */
function repeated(octets: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(Math.ceil(octets.length / size) * size);
  for (let at = 0; at < out.length; at++) out[at] = octets[at % octets.length] ?? 0;
  return out;
}

/** BMPString with its closing zeros (RFC 7292 §B.1). */
function wideText(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 2 + 2);
  for (let at = 0; at < text.length; at++) {
    out[at * 2] = text.charCodeAt(at) >> 8;
    out[at * 2 + 1] = text.charCodeAt(at);
  }
  return out;
}

async function verify(mac: MacData, octets: Uint8Array<ArrayBuffer>, content: Uint8Array): Promise<MacVerdict> {
  try {
    const algorithm = { name: 'HMAC', hash: mac.hash };
    const key = await crypto.subtle.importKey('raw', octets, algorithm, false, ['verify']);
    const isRight = await crypto.subtle.verify(algorithm, key, ownBuffer(mac.value), ownBuffer(content));
    return isRight ? 'right' : 'wrong';
  } catch {
    return 'unchecked';
  } finally {
    octets.fill(0);
  }
}
