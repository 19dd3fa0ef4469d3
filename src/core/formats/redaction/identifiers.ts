import { withoutScales } from './scales.ts';

/**
 * Identifiers that are random or numbers and still no secret: UUIDs, IP addresses, times, digests with their algorithm, the names of the
 * kubelet's requests, and the version before the name of a type.
 */
const IDENTIFIERS: readonly RegExp[] = [
  /(?<![0-9A-Za-z:.])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9A-Za-z])/gi,
  /(?<![0-9A-Za-z:.])(?:\d{1,3}\.){3}\d{1,3}(?!\.?\d)(?![0-9A-Za-z])/g,
  /(?<![0-9A-Za-z:.])(?:[0-9a-f]{1,4}:{1,2}){2,7}[0-9a-f]{0,4}(?!:?[0-9a-f])(?![0-9A-Za-z])/gi,
  /\d{4}-\d\d-\d\d[T _-]\d\d[:-]\d\d[:-]\d\d/g,
  /\bnode-csr-[\w-]{43}(?![0-9A-Za-z])/g,
  /sha(?:256|384|512)[:@-](?:[0-9a-f]{128}|[0-9a-f]{96}|[0-9a-f]{64})(?![0-9A-Za-z])/gi,
  // Versions in the names of types and fields: `v1beta1Ingress`, `clusterPoolIPv4PodCIDRList`, `CloudVisionV1p4beta1Product`, `PrivacyV2FieldId`.
  /(?<![0-9A-Za-z])v\d{1,2}(?=[A-Z])|[vV]\d{1,2}(?:p\d{1,2})?(?:[Aa]lpha|[Bb]eta)\d{1,2}|(?<=[a-z]{2})V\d{1,2}(?=[A-Z][a-z]{2})|IPv[46]/g,
  // The standard of certificates: `X509CertificateDetails`.
  /(?<![0-9A-Za-z])[xX]509(?=[A-Z][a-z])/g,
  // A service or an algorithm before the rest of a name in camel case: `s3UseHttps`, `SHA256WithRSA`.
  /(?<![0-9A-Za-z])(?:[a-z]{1,3}\d|SHA(?:1|256|384|512))(?=[A-Z][a-z]{2})/g,
  // Ranges of characters in a regular expression.
  /(?<=\[[-^]?)(?:[a-z]-[a-z]|[A-Z]-[A-Z]|\d-\d){1,4}/g,
  // How often a part of a regular expression may occur.
  /(?<=[\])])\{\d(?:,\d?)?\}/g,
];

/**
 * The parts of a URL's start that are the same for every member of a cluster: `m0=`, the scheme, the port, and the address in the name that a
 * cloud gives its machines. They say too little to hold a secret, but a list of five members has as many characters in them as one.
 */
const AROUND_ADDRESS =
  /(?<![0-9A-Za-z])(?:[a-z]{1,4}[_-]?\d{1,4}(?==https?:\/\/)|https?(?=:\/\/)|ip(?:-\d{1,3}){4}(?![0-9A-Za-z]))|(?<=[0-9A-Za-z\]]:)\d{1,5}(?=[,/]|$)/gi;

/** The digest of something, as the part of a longer path or name: `/containers/<digest>/`, `image-<digest>`. */
const PART = /[/._-][0-9a-f]{64}(?![0-9A-Za-z])/gi;

/** Digests that are too short for a key, also by themselves: MD5, SHA-1, a commit. */
const SHORT = /(?<![0-9A-Za-z])(?:[0-9a-f]{40}|[0-9a-f]{32}|[0-9A-F]{40}|[0-9A-F]{32})(?![0-9A-Za-z])/g;

/** A machine's name in that of its certificate or key, as kubespray writes it: `/etc/ssl/etcd/ssl/node-<name>-key.pem`. It is too short for a key. */
const MACHINE = /(?<=\/(?:[a-z]+-){1,2})[0-9a-z]{20,32}(?=(?:-key)?\.(?:pem|crt|key)(?![0-9A-Za-z]))/g;

/** The text with these identifiers blanked out, every other character at its place. */
export function withoutIdentifiers(text: string, isDigest: boolean): string {
  if (isDigest && BARE.test(text)) return blank(text);
  const addressed = text.replaceAll(AROUND_ADDRESS, blank);
  const scaled = withoutScales(addressed);
  const known = IDENTIFIERS.reduce((rest, pattern) => rest.replaceAll(pattern, blank), scaled);
  return withoutFew(withoutFew(withoutFew(known, PART), SHORT), MACHINE);
}

/** A digest and nothing else, as tools print it: in hexadecimal, with colons, or in base64. */
const BARE = /^(?:sha\d{1,3}:)?(?:[0-9a-z]{40,128}|(?:[0-9a-f]{2}:){19,63}[0-9a-f]{2}|[0-9a-z+/]{43}=)$/i;

/** More different digests than this may be one long text in groups. */
const MOST = 3;

function withoutFew(text: string, pattern: RegExp): string {
  const found = text.match(pattern);
  return !found || new Set(found).size > MOST ? text : text.replaceAll(pattern, blank);
}

const blank = (found: string): string => '.'.repeat(found.length);
