import { Gunzip } from 'fflate/browser';

/** Pushed at a time, so that what one push gives, a thousandfold at most (RFC 1951 §3.2.5), stays small. Bytes. */
const PUSHED = 1024;

/** Decompresses gzip (RFC 1952). `too-large` as soon as more than so many bytes come out, `damaged` where it is no gzip or is cut off. */
export function gunzip(bytes: Uint8Array, largest: number): Uint8Array | 'too-large' | 'damaged' {
  const parts: Uint8Array[] = [];
  let size = 0;
  const decoder = new Gunzip();
  decoder.ondata = (part) => {
    size += part.length;
    parts.push(part.slice());
  };
  try {
    for (let at = 0; at < bytes.length; at += PUSHED) {
      decoder.push(bytes.subarray(at, at + PUSHED), at + PUSHED >= bytes.length);
      if (size > largest) return 'too-large';
    }
  } catch {
    return 'damaged';
  }
  // An empty file compresses to some bytes as well.
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? joined(parts, size) : 'damaged';
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
