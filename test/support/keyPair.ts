import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { isEc } from './material/curves.ts';
import { material } from './material/material.ts';

export type KeyAlgorithm =
  | 'RSA-512'
  | 'RSA-768'
  | 'RSA-1024'
  | 'RSA-2048'
  | 'RSA-3072'
  | 'RSA-4096'
  | EcAlgorithm
  | 'Ed25519';
export type EcAlgorithm = 'ECDSA-P224' | 'ECDSA-P256' | 'ECDSA-P384' | 'ECDSA-P521';

/** A key made in this run, in every text form a file may hold it. */
export interface KeyPair {
  readonly name: string;
  readonly algorithm: KeyAlgorithm;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  /** SHA-1 of the public key's bits: method 1 of RFC 5280 section 4.2.1.2. */
  readonly keyId: Uint8Array;
}

const pool = new Map<string, Promise<KeyPair>>();

/** The process's key of this name and algorithm: made at the first call, shared by every later one. */
export function key(name: string, algorithm: KeyAlgorithm = 'ECDSA-P256'): Promise<KeyPair> {
  const id = `${algorithm} ${name}`;
  const made = pool.get(id) ?? makeKey(name, algorithm);
  pool.set(id, made);
  return made;
}

async function makeKey(name: string, algorithm: KeyAlgorithm): Promise<KeyPair> {
  return keyPairOf(name, algorithm, await material().privateKey(name, algorithm));
}

/** A key that was made before, such as one that is read from a file of the run. */
export function keyPairOf(
  name: string,
  algorithm: KeyAlgorithm,
  privateKey: KeyObject,
  publicKey: KeyObject = createPublicKey(privateKey),
): KeyPair {
  const spki = Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' }));
  return { name, algorithm, privateKey, publicKey, spki, keyId: keyIdOf(spki) };
}

/** The last BIT STRING of an SPKI is its key: find it as the tail that fits its own length. */
function keyIdOf(spki: Uint8Array): Uint8Array {
  const algorithmStart = (spki[1] ?? 0) < 0x80 ? 2 : 2 + ((spki[1] ?? 0) & 0x7f);
  const bits = algorithmStart + 2 + (spki[algorithmStart + 1] ?? 0);
  const lengthOctet = spki[bits + 1] ?? 0;
  const content = bits + 2 + (lengthOctet < 0x80 ? 0 : lengthOctet & 0x7f) + 1;
  return Uint8Array.from(createHash('sha1').update(spki.subarray(content)).digest());
}

/** The text kubeadm writes: PKCS#1 for RSA, SEC1 for EC. Ed25519 has no form but PKCS#8. */
export function privateKeyPem(pair: KeyPair): string {
  if (pair.algorithm === 'Ed25519') return pkcs8Pem(pair);
  return pair.privateKey.export({ type: isEc(pair.algorithm) ? 'sec1' : 'pkcs1', format: 'pem' }).toString();
}

export function pkcs8Pem(pair: KeyPair): string {
  return pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** `ENCRYPTED PRIVATE KEY` with the given pass phrase. */
export function encryptedPkcs8Pem(pair: KeyPair, passphrase: string): string {
  return pair.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
}

/** `PUBLIC KEY` (SPKI), the form of sa.pub. */
export function publicKeyPem(pair: KeyPair): string {
  return pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

/** `RSA PUBLIC KEY` (PKCS#1), which Kubernetes does not read. RSA keys only. */
export function rsaPublicKeyPem(pair: KeyPair): string {
  return pair.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();
}
