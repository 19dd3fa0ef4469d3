import { attempt } from './der/derCursor.ts';
import { childrenOf, contentOf, type DerElement, readElement, TAG } from './der/derElement.ts';

/** A SEQUENCE of indefinite length that begins with the identifier of SignedData (RFC 5652 §5.1). */
const STREAMED_SIGNED_DATA = [0x30, 0x80, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];

/** PEM label that binary content would have, or 'PKCS#12' or 'JKS'; undefined where it is neither. */
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

/** What a signed structure is, by the parts of its signed content. */
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
