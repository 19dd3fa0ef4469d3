/** Algorithms of public keys of SSH with the number of their other fields (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4). */
const FIELDS: ReadonlyMap<string, number> = new Map([
  ['ssh-rsa', 2],
  ['ssh-ed25519', 1],
  ['ecdsa-sha2-nistp256', 2],
  ['ecdsa-sha2-nistp384', 2],
  ['ecdsa-sha2-nistp521', 2],
]);

/** Whether the bytes are a public key of SSH, as `known_hosts` contains: the algorithm and its fields, and nothing behind them. */
export function isSshPublicKey(bytes: Uint8Array | undefined): boolean {
  if (!bytes) return false;
  const nameEnd = fieldEnd(bytes, 0);
  if (nameEnd > LENGTH + MAX_NAME) return false;
  const count = FIELDS.get(String.fromCharCode(...bytes.subarray(LENGTH, nameEnd)));
  if (count === undefined) return false;
  let end = nameEnd;
  for (let field = 0; field < count; field++) end = fieldEnd(bytes, end);
  return end >= bytes.length && end - bytes.length <= PADDED;
}

/** Bytes of the length before each field, and of the longest name of an algorithm. */
const LENGTH = 4;
const MAX_NAME = 32;

/** Bytes that are missing at the end where padded base64 was decoded by whole groups. */
const PADDED = 2;

/** Behind the field at an offset, by the length that it begins with. */
function fieldEnd(bytes: Uint8Array, at: number): number {
  if (at + LENGTH > bytes.length) return Number.POSITIVE_INFINITY;
  return at + LENGTH + new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
}
