import { attempt } from './der/derCursor.ts';
import { childrenOf, contentOf, type DerElement, readElement, TAG } from './der/derElement.ts';

/** DER of a SEQUENCE whose length fits the file: certificates, requests, keys, PKCS#12 all begin so (X.690 §8.1). */
export function looksLikeDer(bytes: Uint8Array): boolean {
  const [tag, first] = bytes;
  if (tag !== 0x30 || first === undefined) return false;
  if (first < 0x80) return first + 2 === bytes.length;
  const octets = first & 0x7f;
  if (octets === 0 || octets > 4 || bytes.length < 2 + octets) return false;
  let length = 0;
  for (let at = 0; at < octets; at++) length = length * 256 + (bytes[2 + at] ?? 0);
  // A few bytes more or less are a damaged DER file, better reported as DER than as unknown binary.
  return Math.abs(length + 2 + octets - bytes.length) <= 16 || (octets >= 2 && hasNul(bytes));
}

/** Binary content that is no DER of a fitting length: JKS, and PKCS#12 and PKCS#7 as some tools write them. */
export function isStreamed(bytes: Uint8Array): boolean {
  return ['JKS', 'PKCS#12', 'PKCS7'].includes(sniffDer(bytes) ?? '');
}

/** The text of a file, by its byte-order mark or as UTF-8; undefined for binary content. */
export function readText(bytes: Uint8Array): string | undefined {
  return wideEncoding(bytes) === undefined && hasNul(bytes) ? undefined : readAnyText(bytes);
}

/** Decodes bytes as text even if they contain NUL. */
export function readAnyText(bytes: Uint8Array): string {
  // The editor does not count the mark as text; a PEM scanner must know of it, so it is kept as U+FEFF.
  return new TextDecoder(wideEncoding(bytes) ?? 'utf-8', { ignoreBOM: true }).decode(bytes);
}

/** UTF-16 by its byte-order mark, which Go's YAML reader knows and its PEM reader does not; undefined for all else. */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function hasNul(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8192).includes(0);
}

const OBJECT_WORD = /\b(?:[Kk]ind|clusters|users|contexts)\b/;

/** Base64 of PEM in the values of another tool, and the states of Terraform. */
const HELD_VALUE = /\bLS0tLS1CRUdJTi|"terraform_version"/;

const ETCD_KEY = /^["']?(?:(?:client|peer)-transport-security|advertise-client-urls)["']?[ \t]*:/m;

/** Whether the text may be a configuration of Prometheus, or one of the OpenTelemetry Collector with jobs of Prometheus. */
export function mayScrape(text: string): boolean {
  return (
    /^(?:scrape_configs|[ \t{]*"scrape_configs"):/m.test(text) ||
    (/^receivers:/m.test(text) && /^[ \t]+scrape_configs:/m.test(text))
  );
}

const YAML_KEY = /^(?:- )?["']?[A-Za-z][\w.-]*["']?\s*:(?:\s|$)/m;

/** A mapping with an indented root: only comments and separators precede its first key. */
const INDENTED_START = /^(?:[ \t]*(?:#.*|---.*)?\r?\n)*[ \t]+(?:- )?["']?[A-Za-z][\w.-]*["']?\s*:(?:\s|$)/;

/**
 * Whether the text may hold Kubernetes objects: a mapping that names a kind, the lists of a kubeconfig, sections of a machine configuration, or
 * values with credentials in them.
 */
export function looksLikeYaml(text: string): boolean {
  const keys = [OBJECT_WORD, ETCD_KEY, TALOS_KEY, MACHINE_KEY, LINKERD_KEY, HELD_VALUE];
  if (!keys.some((key) => key.test(text)) && !mayScrape(text) && !mayStartServices(text)) return false;
  return YAML_KEY.test(text) || /^\s*[{[]/.test(text) || INDENTED_START.test(text);
}

/** The key that a compose file has, and the programs that are of interest in one. */
const SERVICES_KEY = /^[ \t]*(?:\{[ \t]*)?["']?services["']?[ \t]*:/m;
const PROGRAM = /\b(?:kube-(?:apiserver|controller-manager|scheduler|proxy)|kubelet|etcd|hyperkube)/;

/** Whether the text may be a compose file that starts components. Other compose files are not parsed. */
export function mayStartServices(text: string): boolean {
  return SERVICES_KEY.test(text) && PROGRAM.test(text);
}

/** Keys of which a text with a document of Talos has one at the beginning of a line. */
export const TALOS_KEY = /^["']?(?:machine|cluster|contexts|certs|issuingCA|clientIdentity)["']?\s*:/m;

/** Keys of which a text with a configuration of cloud-init, Ignition or Butane, or a state of RKE, has one. */
export const MACHINE_KEY =
  /^["']?(?:write_files|coreos)["']?[ \t]*:|"certificatesBundle"[ \t]*:|^variant[ \t]*:|["']?ignition["']?[ \t]*:[ \t\r\n]*[{\n]/m;

/** The key that identifies the values of Linkerd's chart. */
export const LINKERD_KEY = /^["']?identityTrustAnchorsPEM["']?\s*:/m;

/** A SEQUENCE of indefinite length that begins with the identifier of SignedData (RFC 5652 §5.1). */
const STREAMED_SIGNED_DATA = [0x30, 0x80, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];

/** PEM label that binary content would have, or 'PKCS#12' or 'JKS'; undefined if it is neither. */
export function sniffDer(bytes: Uint8Array): string | undefined {
  // JKS and JCEKS key stores begin with a magic number, PKCS#12 and PKCS#7 in BER with an indefinite length.
  if (startsWith(bytes, [0xfe, 0xed, 0xfe, 0xed]) || startsWith(bytes, [0xce, 0xce, 0xce, 0xce])) return 'JKS';
  if (startsWith(bytes, [0x30, 0x80, 0x02, 0x01, 0x03])) return 'PKCS#12';
  if (startsWith(bytes, STREAMED_SIGNED_DATA)) return 'PKCS7';
  if (bytes[0] !== TAG.sequence) return undefined;
  const sniffed = attempt(() => {
    const whole = readElement(bytes, 0, bytes.length);
    return labelOf(childrenOf(whole));
  });
  return 'value' in sniffed ? sniffed.value : undefined;
}

function labelOf(parts: readonly DerElement[]): string | undefined {
  const [first, second, third] = parts;
  if (!first || !second) return undefined;
  if (first.tag === TAG.sequence) {
    if (second.tag === TAG.bitString) return 'PUBLIC KEY';
    if (second.tag === TAG.octetString) return 'ENCRYPTED PRIVATE KEY';
    return second.tag === TAG.sequence && third?.tag === TAG.bitString ? signedLabel(childrenOf(first)) : undefined;
  }
  if (first.tag === TAG.oid) return second.tag === 0xa0 ? 'PKCS7' : undefined;
  if (first.tag !== TAG.integer) return undefined;
  const version = first.end - first.content === 1 ? contentOf(first)[0] : undefined;
  if (version === 3 && second.tag === TAG.sequence) return 'PKCS#12';
  if (version === undefined) return parts.length === 2 && second.tag === TAG.integer ? 'RSA PUBLIC KEY' : undefined;
  if (version > 1) return undefined;
  if (second.tag === TAG.sequence && third?.tag === TAG.octetString) return 'PRIVATE KEY';
  if (second.tag === TAG.octetString && version === 1) return 'EC PRIVATE KEY';
  if (second.tag === TAG.integer && parts.length >= 9) return 'RSA PRIVATE KEY';
  return second.tag === TAG.integer && parts.length === 6 ? 'DSA PRIVATE KEY' : undefined;
}

/** The label of a signed structure, by the parts of its signed content. */
function signedLabel(parts: readonly DerElement[]): string | undefined {
  const tags = parts.map((part) => part.tag);
  if (tags[0] === 0xa0) return 'CERTIFICATE';
  const afterNumber = tags[0] === TAG.integer ? tags.slice(1) : tags;
  const isTime = (tag: number | undefined) => tag === TAG.utcTime || tag === TAG.generalizedTime;
  if (isTime(afterNumber[2])) return 'X509 CRL';
  if (tags[0] !== TAG.integer) return undefined;
  return tags.length <= 4 ? 'CERTIFICATE REQUEST' : 'CERTIFICATE';
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, at) => bytes[at] === byte);
}
