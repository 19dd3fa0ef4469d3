import type { Certificate } from '../../model/artifacts/certificate.ts';
import { derived } from '../../model/memo/derived.ts';
import { equalBytes } from '../der/bytes.ts';
import { attempt } from '../der/derCursor.ts';
import { hexDigest } from './digest.ts';
import { goCertificateFault } from './goCertificate.ts';
import { parseCertificate } from './parseCertificate.ts';
import { sharedPublicKey } from './readPublicKey.ts';

/** `error` is worded as Go's crypto/x509 would, such as "x509: malformed tbs certificate". */
export type CertificateResult = { readonly certificate: Certificate } | { readonly error: string };

/** Certificates of a large workspace, several times over; some 4 kB each. */
const CAPACITY = 4096;

/** Reads a DER certificate with its fingerprints. The same content gives the same object while it is remembered. */
export const readCertificate: (der: Uint8Array) => Promise<CertificateResult> = cachedByContent(CAPACITY, decode);

async function decode(der: Uint8Array): Promise<CertificateResult> {
  const parsed = attempt(() => parseCertificate(der));
  if ('error' in parsed) return { error: goCertificateFault(der)?.text ?? parsed.error };
  const shape = parsed.value;
  const [sha256, sha1, id] = await Promise.all([
    hexDigest('SHA-256', der),
    hexDigest('SHA-1', der),
    hexDigest('SHA-256', shape.publicKey.spki),
  ]);
  return { certificate: { ...shape, publicKey: sharedPublicKey(shape.publicKey, id), sha256, sha1 } };
}

interface Entry<R> {
  readonly bytes: Uint8Array;
  readonly result: Promise<R>;
}

/**
 * Remembers what a decoder made of the same bytes: equal content gives the same object, concurrent calls share one
 * decoding, and failures are never kept. The oldest entry goes when `capacity` is reached.
 */
function cachedByContent<R extends object>(
  capacity: number,
  decode: (bytes: Uint8Array) => Promise<R>,
): (bytes: Uint8Array) => Promise<R> {
  const entries = new Map<string, Entry<R>>();
  // One that goes on: a new one would pass over all that was forgotten before, each time.
  const oldest = entries.keys();
  // The blocks of a bundle that holds one certificate again and again share their bytes.
  return derived((bytes: Uint8Array) => {
    const key = `${checksum(bytes)} ${bytes.length}`;
    const known = entries.get(key);
    if (known && equalBytes(known.bytes, bytes)) return known.result;
    // A copy, so that a cached part of a large file does not keep the whole of it alive.
    const own = bytes.slice();
    const entry = { bytes: own, result: decode(own) };
    entries.delete(key);
    entries.set(key, entry);
    const next = entries.size > capacity ? oldest.next() : undefined;
    if (next && !next.done) entries.delete(next.value);
    const forget = () => {
      if (entries.get(key) === entry) entries.delete(key);
    };
    entry.result.then((result) => 'error' in result && forget(), forget);
    return entry.result;
  });
}

/** FNV-1a of 32 bits (Fowler, Noll and Vo): cheaper than a text of the bytes, and where two contents share it the later is kept. */
function checksum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at++) sum = Math.imul(sum ^ (bytes[at] ?? 0), 0x01000193);
  return sum >>> 0;
}
