import { createBoundedCache } from '../../model/collections/boundedCache.ts';
import { toHex } from '../der/bytes.ts';

const V4_IN_V6 = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

/**
 * The address as 16 octets (IPv4 mapped into IPv6), read as Go's net.ParseIP does: no leading zeros in IPv4, no
 * zone, no brackets. Undefined for any other text.
 */
export function parseIp(text: string): Uint8Array | undefined {
  return addresses.get(text, () => readIp(text));
}

/** Many clients use the addresses of a cluster, and many places compare them. */
const addresses = createBoundedCache<Uint8Array | undefined>(20_000);

function readIp(text: string): Uint8Array | undefined {
  const groups = text.includes(':') ? readV6(text) : readV4(text);
  if (groups === undefined) return undefined;
  return Uint8Array.from(groups.length === 4 ? [...V4_IN_V6, ...groups] : groups);
}

/** True for the same address, IPv4 and IPv4-mapped IPv6 being the same. False for lengths other than 4 and 16. */
export function sameIp(one: Uint8Array, other: Uint8Array): boolean {
  const [a, b] = [shortest(one), shortest(other)];
  return (a.length === 4 || a.length === 16) && a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** The address as Go prints it: dotted for IPv4 and IPv4-mapped, RFC 5952 for IPv6, hex after "?" for other lengths. */
export function formatIp(bytes: Uint8Array): string {
  return ipText(shortest(bytes)) ?? `?${toHex(bytes)}`;
}

function shortest(bytes: Uint8Array): Uint8Array {
  return bytes.length === 16 && V4_IN_V6.every((byte, at) => bytes[at] === byte) ? bytes.subarray(12) : bytes;
}

function readV4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part))) return undefined;
  const octets = parts.map(Number);
  return octets.every((byte) => byte < 256) ? octets : undefined;
}

function readV6(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = readWords(halves[0] ?? '', halves.length === 1);
  const tail = halves.length === 2 ? readWords(halves[1] ?? '', true) : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 2) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

/** Octets of colon-separated words; the last may be a dotted IPv4 address where the address ends with it. */
function readWords(text: string, endsAddress: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const octets: number[] = [];
  const parts = text.split(':');
  for (const [at, part] of parts.entries()) {
    const dotted = endsAddress && at === parts.length - 1 && part.includes('.') ? readV4(part) : undefined;
    if (dotted !== undefined) octets.push(...dotted);
    else if (/^[0-9a-fA-F]{1,4}$/.test(part)) {
      const word = Number.parseInt(part, 16);
      octets.push(word >> 8, word & 0xff);
    } else return undefined;
  }
  return octets;
}

/** Canonical text of 4 or 16 octets (dotted decimal, RFC 5952); undefined for any other count. */
export function ipText(bytes: Uint8Array): string | undefined {
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length !== 16) return undefined;
  const groups: number[] = [];
  for (let at = 0; at < 16; at += 2) groups.push(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
  const run = longestZeroRun(groups);
  const words = groups.map((group) => group.toString(16));
  if (run.length < 2) return words.join(':');
  return `${words.slice(0, run.start).join(':')}::${words.slice(run.start + run.length).join(':')}`;
}

/** RFC 5952 §4.2.3: the longest run, and the first of several of that length. */
function longestZeroRun(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  groups.forEach((group, at) => {
    length = group === 0 ? length + 1 : 0;
    if (length > best.length) best = { start: at - length + 1, length };
  });
  return best;
}
