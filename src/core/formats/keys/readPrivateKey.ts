import type { PrivateKeyFacts } from '../../model/artifacts/certificate.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { attempt } from '../der/derCursor.ts';
import { DerError } from '../der/derElement.ts';
import { latinText } from '../der/derString.ts';
import { parseEncryption } from '../pkcs/parseEncryption.ts';
import { readPublicKey } from '../x509/readPublicKey.ts';
import { type KeyStructure, keyStructure } from './keyStructure.ts';
import { type PublicHalf, publicHalf } from './publicHalf.ts';

export interface PrivateKeyOptions {
  /** The PEM headers say `Proc-Type: 4,ENCRYPTED`: the octets are cipher text. */
  readonly encryptedByHeaders?: boolean;
  /** The cipher that the headers name. */
  readonly headerCipher?: string | undefined;
}

/** `mismatch` says how label and structure differ; `error` what is wrong with the structure. Neither holds key octets. */
export type PrivateKeyResult =
  | { readonly key: PrivateKeyFacts; readonly mismatch?: Text | undefined }
  | { readonly error: string };

/** PEM label → the structure it promises (RFC 7468, OpenSSL's traditional forms). */
const FORMAT_OF_LABEL: ReadonlyMap<string, PrivateKeyFacts['format']> = new Map<string, PrivateKeyFacts['format']>([
  ['RSA PRIVATE KEY', 'PKCS#1'],
  ['EC PRIVATE KEY', 'SEC1'],
  ['PRIVATE KEY', 'PKCS#8'],
  ['ENCRYPTED PRIVATE KEY', 'PKCS#8'],
  ['DSA PRIVATE KEY', 'DSA'],
]);

/** Reads what may be known of a private key. Nothing of its private part is in the result, and `der` is not kept. */
export async function readPrivateKey(
  label: string,
  der: Uint8Array,
  options: PrivateKeyOptions = {},
): Promise<PrivateKeyResult> {
  if (label === OPENSSH_LABEL && isOpenSshKey(der)) return readOpenSshKey(der);
  const promised = FORMAT_OF_LABEL.get(label);
  if (options.encryptedByHeaders) {
    const encryption = { scheme: 'PEM headers', cipher: options.headerCipher };
    return { key: { format: promised ?? 'PKCS#8', encrypted: true, encryption } };
  }
  const parsed = attempt(() => keyStructure(der));
  if ('error' in parsed) return { error: label === OPENSSH_LABEL ? 'not an OpenSSH private key' : parsed.error };
  const structure = parsed.value;
  const mismatch = mismatchText(label, promised, structure);
  if (structure.kind === 'encrypted PKCS#8') {
    const scheme = attempt(() => parseEncryption(structure.algorithm).facts);
    const encryption = 'value' in scheme ? scheme.value : undefined;
    return { key: { format: 'PKCS#8', encrypted: true, encryption }, mismatch };
  }
  const half = await halfOf(structure);
  if ('error' in half) return half;
  return { key: await factsOf(structure.kind, half), mismatch };
}

async function halfOf(
  structure: Exclude<KeyStructure, { kind: 'encrypted PKCS#8' }>,
): Promise<PublicHalf | { readonly error: string }> {
  try {
    return await publicHalf(structure);
  } catch (error) {
    return { error: error instanceof DerError ? error.message : 'decoder failure' };
  }
}

async function factsOf(format: PrivateKeyFacts['format'], half: PublicHalf): Promise<PrivateKeyFacts> {
  const { algorithm, curve } = half;
  const read = half.spki && (await readPublicKey(half.spki));
  if (!read || 'error' in read) return { format, encrypted: false, algorithm, curve };
  return { format, encrypted: false, algorithm, bits: read.key.bits, curve: read.key.curve, publicKey: read.key };
}

function mismatchText(label: string, promised: string | undefined, structure: KeyStructure): Text | undefined {
  if (!promised) return undefined;
  const encrypted = structure.kind === 'encrypted PKCS#8';
  if ((encrypted ? 'PKCS#8' : structure.kind) === promised && encrypted === label.startsWith('ENCRYPTED'))
    return undefined;
  return phrase('The label says {label}, but the content is {structure}.', { label, structure: structure.kind });
}

const OPENSSH_LABEL = 'OPENSSH PRIVATE KEY';

/** First octets of OpenSSH's format (PROTOCOL.key): the text and a zero. */
const MAGIC = 'openssh-key-v1\0';

/** People empty the block of a template. TLS reads no such block, whatever it holds. */
function isOpenSshKey(bytes: Uint8Array): boolean {
  return bytes.length === 0 || latinText(bytes.subarray(0, MAGIC.length)) === MAGIC;
}

/** Tells an OpenSSH private key by its magic, and which cipher covers it; nothing else is read. */
function readOpenSshKey(bytes: Uint8Array): { readonly key: PrivateKeyFacts } {
  if (bytes.length === 0) return { key: { format: 'OpenSSH', encrypted: false } };
  const cipher = shortString(bytes, MAGIC.length);
  if (cipher === 'none') return { key: { format: 'OpenSSH', encrypted: false } };
  const derivation = cipher === undefined ? undefined : shortString(bytes, MAGIC.length + 4 + cipher.length);
  return { key: { format: 'OpenSSH', encrypted: true, encryption: { scheme: 'OpenSSH', derivation, cipher } } };
}

/** A length of four octets and as many characters; undefined if that is no name of an algorithm. */
function shortString(bytes: Uint8Array, at: number): string | undefined {
  const [a, b, c, length = 0] = bytes.subarray(at, at + 4);
  if (a !== 0 || b !== 0 || c !== 0) return undefined;
  const text = latinText(bytes.subarray(at + 4, at + 4 + length));
  return /^[a-z0-9@.-]{1,64}$/i.test(text) ? text : undefined;
}
