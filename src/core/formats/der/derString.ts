import { contentOf, type DerElement, TAG } from './derElement.ts';

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text of a directory string or any other character string; undefined if the tag is no character string. */
export function stringText(element: DerElement): string | undefined {
  switch (element.tag) {
    case TAG.utf8String:
      return utf8Text(contentOf(element));
    case 0x12: // NumericString
    case 0x13: // PrintableString
    case 0x14: // TeletexString: Latin-1 in practice, and so read by OpenSSL
    case 0x15: // VideotexString
    case 0x16: // IA5String
    case 0x19: // GraphicString
    case 0x1a: // VisibleString
    case 0x1b: // GeneralString
      return latinText(contentOf(element));
    case 0x1c:
      return wideText(contentOf(element), 4);
    case 0x1e:
      return wideText(contentOf(element), 2);
    default:
      return undefined;
  }
}

/** UTF-8 with U+FFFD for what is not valid, whatever the tag. Short ASCII, which most names are, avoids the decoder's start-up cost. */
export function utf8Text(bytes: Uint8Array): string {
  if (bytes.length > 64) return UTF8.decode(bytes);
  for (const byte of bytes) if (byte >= 0x80) return UTF8.decode(bytes);
  return String.fromCharCode(...bytes);
}

/** One character an octet, as in IA5String and ISO 8859-1. */
export function latinText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

/** Big-endian units of 2 (BMPString) or 4 octets (UniversalString); an odd rest is dropped. */
function wideText(bytes: Uint8Array, width: 2 | 4): string {
  let text = '';
  for (let at = 0; at + width <= bytes.length; at += width) {
    let code = 0;
    for (let i = 0; i < width; i++) code = code * 256 + (bytes[at + i] ?? 0);
    text += code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  }
  return text;
}
