import type { Scheduler } from '../../model/time/scheduler.ts';

/** The input of PKCS#12's own derivation. `hash` is a name in WebCrypto, or an OID. */
export interface Pkcs12Derivation {
  readonly hash: string;
  readonly salt: Uint8Array;
  readonly iterations: number;
}

/** The purposes of derived octets (RFC 7292 §B.3). */
export const PURPOSE = { key: 1, iv: 2, mac: 3 } as const;

/** It goes hash by hash, some 30 µs each where WebCrypto computes them; OpenSSL writes 2048, Java up to 100,000. */
export const MAX_PKCS12_ITERATIONS = 200_000;

/** Octets of a block and of the digest of each hash: `v` and `u` in RFC 7292 §B.2. */
const SIZES: Readonly<Record<string, readonly [block: number, digest: number]>> = {
  'SHA-1': [64, 20],
  'SHA-256': [64, 32],
  'SHA-384': [128, 48],
  'SHA-512': [128, 64],
};

/** Digests between two looks at the clock, which cost as much as one. */
const STRETCH = 64;

/** The cost of a digest compared with an iteration of PBKDF2: ten million of these are 2.5 million digests, some 2 seconds by SHA-1. */
const DIGEST_COST = 4;

/** The cost of deriving a key with so many octets and an IV, in iterations of PBKDF2. */
export function pkcs12Cost({ hash, iterations }: Pkcs12Derivation, keyLength: number): number {
  const blocks = Math.ceil(keyLength / (SIZES[hash]?.[1] ?? 1)) + 1;
  return iterations * blocks * DIGEST_COST;
}

/**
 * Octets from a password (RFC 7292 §B.2), as many as a digest has where no length is given; undefined for an unknown hash
 * and where it would take too long. The caller wipes them.
 */
export async function derivePkcs12(
  { hash, salt, iterations }: Pkcs12Derivation,
  password: Uint8Array,
  purpose: (typeof PURPOSE)[keyof typeof PURPOSE],
  scheduler: Scheduler,
  length?: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const sizes = SIZES[hash];
  if (!sizes || iterations > MAX_PKCS12_ITERATIONS || iterations < 1) return undefined;
  const [block, digestSize] = sizes;
  const digest = await digestOf(hash);
  const out = new Uint8Array(length ?? digestSize);
  const salted = repeated(salt, block);
  const secret = repeated(password, block);
  const input = new Uint8Array(block + salted.length + secret.length).fill(purpose, 0, block);
  input.set(salted, block);
  input.set(secret, block + salted.length);
  secret.fill(0);
  for (let at = 0; at < out.length; at += digestSize) {
    let bytes = await digest(input);
    for (let round = 1; round < iterations; round++) {
      const next = digest(bytes);
      bytes = next instanceof Promise ? await next : next;
      if (round % STRETCH === 0 && scheduler.shouldYield()) await scheduler.yieldNow();
    }
    out.set(bytes.subarray(0, out.length - at), at);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    addToBlocks(input.subarray(block), repeated(bytes, block).subarray(0, block));
    bytes.fill(0);
  }
  input.fill(0);
  return out;
}

type Digest = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;

/** SHA-1, of which all old files are, without WebCrypto's way to another thread and back: some 20 times as fast. */
async function digestOf(hash: string): Promise<Digest> {
  if (hash !== 'SHA-1') return async (bytes) => new Uint8Array(await crypto.subtle.digest(hash, bytes));
  const { sha1 } = await import('./sha1.ts');
  return sha1;
}

/** Copies joined to the next whole number of blocks. */
function repeated(bytes: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(Math.ceil(bytes.length / size) * size);
  for (let at = 0; at < out.length; at++) out[at] = bytes[at % bytes.length] ?? 0;
  return out;
}

/** Adds the addend and one to each block, as numbers of so many octets: step 6C. */
function addToBlocks(blocks: Uint8Array, addend: Uint8Array): void {
  for (let start = 0; start < blocks.length; start += addend.length) {
    let carry = 1;
    for (let at = addend.length - 1; at >= 0; at--) {
      carry += (blocks[start + at] ?? 0) + (addend[at] ?? 0);
      blocks[start + at] = carry;
      carry >>= 8;
    }
  }
}

/**
 * A password as PKCS#12's own derivation takes it (RFC 7292 §B.1): each form in which tools write it, the usual one first. The empty
 * one is two zeros or nothing at all; OpenSSL before 1.1.0 widened each octet of UTF-8. The caller wipes them.
 */
export function passwordForms(password: string): readonly Uint8Array[] {
  const usual = wideText(password);
  if (password === '') return [usual, new Uint8Array()];
  if (countForms(password) === 1) return [usual];
  const bytes = new TextEncoder().encode(password);
  const widened = new Uint8Array(bytes.length * 2 + 2);
  for (const [at, byte] of bytes.entries()) widened[at * 2 + 1] = byte;
  bytes.fill(0);
  return [usual, widened];
}

/** How many forms there are. */
export function countForms(password: string): 1 | 2 {
  return /^[\0-\x7f]+$/.test(password) ? 1 : 2;
}

/** BMPString with its closing zeros. */
function wideText(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 2 + 2);
  for (let at = 0; at < text.length; at++) {
    out[at * 2] = text.charCodeAt(at) >> 8;
    out[at * 2 + 1] = text.charCodeAt(at);
  }
  return out;
}
