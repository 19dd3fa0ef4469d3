import { sniffDer } from './sniffDer.ts';

/** DER of a SEQUENCE whose length fits the file: certificates, requests, keys, PKCS#12 all begin so (X.690 §8.1). */
export function looksLikeDer(bytes: Uint8Array): boolean {
  const [tag, first] = bytes;
  if (tag !== 0x30 || first === undefined) return false;
  if (first < 0x80) return first + 2 === bytes.length;
  const octets = first & 0x7f;
  if (octets === 0 || octets > 4 || bytes.length < 2 + octets) return false;
  let length = 0;
  for (let at = 0; at < octets; at++) length = length * 256 + (bytes[2 + at] ?? 0);
  // A few bytes more or less are a damaged DER file, still better told as DER than as unknown binary.
  return Math.abs(length + 2 + octets - bytes.length) <= 16 || (octets >= 2 && hasNul(bytes));
}

/** Binary content that is no DER of a fitting length: JKS, and PKCS#12 and PKCS#7 as some tools write them. */
export function isStreamed(bytes: Uint8Array): boolean {
  return ['JKS', 'PKCS#12', 'PKCS7'].includes(sniffDer(bytes) ?? '');
}

/** The text of a file, by its byte-order mark or as UTF-8; undefined for binary content. */
export function readText(bytes: Uint8Array): string | undefined {
  const encoding = wideEncoding(bytes);
  if (encoding === undefined && hasNul(bytes)) return undefined;
  // The editor does not count the mark as text; a PEM scanner must know of it, so it is kept as U+FEFF.
  return new TextDecoder(encoding ?? 'utf-8', { ignoreBOM: true }).decode(bytes);
}

/** UTF-16 by its byte-order mark, which Go's YAML reader knows and its PEM reader does not; undefined for all else. */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function hasNul(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8192).includes(0);
}

const OBJECT_WORD = /\b(?:kind|clusters|users|contexts)\b/;

const ETCD_KEY = /^["']?(?:(?:client|peer)-transport-security|advertise-client-urls)["']?[ \t]*:/m;

const YAML_KEY = /^(?:- )?["']?[A-Za-z][\w.-]*["']?\s*:(?:\s|$)/m;

/** Whether the text may hold Kubernetes objects: a mapping that names a kind, the lists of a kubeconfig, or sections of Talos. */
export function looksLikeYaml(text: string): boolean {
  if (![OBJECT_WORD, ETCD_KEY, TALOS_KEY].some((key) => key.test(text))) return false;
  return YAML_KEY.test(text) || /^\s*[{[]/.test(text);
}

/** Keys of which a text with a document of Talos has one at the beginning of a line. */
export const TALOS_KEY = /^["']?(?:machine|cluster|contexts|certs|issuingCA|clientIdentity)["']?\s*:/m;
