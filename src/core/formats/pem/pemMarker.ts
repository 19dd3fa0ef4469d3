import { looksLikeFragment } from '../redaction/randomText.ts';
import { redact } from '../redaction/redact.ts';

/** A `-----BEGIN label-----` or `-----END label-----`, wherever it stands. */
export interface PemMarker {
  readonly begins: boolean;
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** Longer than any label in use; bounds the search for the closing dashes. */
const MAX_LABEL = 64;
const DASHES = '-----';

/** The next marker at or after `from`; undefined if there is none. */
export function nextMarker(text: string, from: number): PemMarker | undefined {
  for (let at = text.indexOf(DASHES, from); at >= 0; at = text.indexOf(DASHES, at + 1)) {
    const begins = text.startsWith('BEGIN ', at + 5);
    if (!begins && !text.startsWith('END ', at + 5)) continue;
    const labelStart = at + (begins ? 11 : 9);
    const label = labelAt(text, labelStart);
    if (label === undefined) continue;
    return { begins, label, start: at, end: labelStart + label.length + 5 };
  }
  return undefined;
}

/** Nothing for a line of a body that slid between the dashes: a label is shown, and that may be a piece of a private key. */
function labelAt(text: string, start: number): string | undefined {
  const window = text.slice(start, start + MAX_LABEL + 5);
  const close = window.indexOf(DASHES);
  if (close < 0) return undefined;
  const label = window.slice(0, close);
  const common = COMMON.get(label);
  if (common !== undefined) return common;
  // OpenPGP's armor has the same dashes and a checksum, and Kubernetes reads nothing in it (RFC 9580 §6.2).
  const isLabel = !label.startsWith('PGP ') && areWords(label) && !looksLikeFragment(label) && redact(label) === label;
  return isLabel ? [...label].join('') : undefined;
}

/** Octets between the dashes are no label, however they are written: a word has letters that no octet has. */
function areWords(label: string): boolean {
  return label
    .trim()
    .split(/ +/)
    .every((word) => SHORT_WORDS.has(word.toUpperCase()) || (/^[a-z]+\d{0,3}$/i.test(word) && /[g-wyz]/i.test(word)));
}

const SHORT_WORDS: ReadonlySet<string> = new Set([
  'X',
  'EC',
  'DH',
  'X509',
  'X942',
  'SSH2',
  'PKCS7',
  '#7',
  'V1',
  'ED25519',
]);

/** A substring keeps its whole string in memory, and that may be a decoded private key: labels are therefore separate strings. */
const COMMON: ReadonlyMap<string, string> = new Map(
  ['CERTIFICATE', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'PRIVATE KEY', 'PUBLIC KEY'].map((label) => [label, label]),
);
