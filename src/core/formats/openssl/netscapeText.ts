import { childrenOf, contentOf, readElement, readWhole, TAG } from '../der/derElement.ts';
import { integerValue, setBits } from '../der/derPrimitives.ts';
import { utf8Text } from '../der/derString.ts';
import { numberText } from '../x509/hexText.ts';
import { harmlessText } from './nameText.ts';

const CERTIFICATE_TYPES: readonly string[] = [
  'SSL Client',
  'SSL Server',
  'S/MIME',
  'Object Signing',
  'Unused',
  'SSL CA',
  'S/MIME CA',
  'Object Signing CA',
];

/** Netscape's certificate type, which easyrsa and old openssl configurations still write. */
export function netscapeTypeText(value: Uint8Array): string | undefined {
  const types = setBits(readWhole(value, TAG.bitString)).flatMap((bit) => CERTIFICATE_TYPES[bit] ?? []);
  return types.length === 0 ? undefined : types.join(', ');
}

/** An extension that is one IA5String: Netscape's comment and addresses. */
export function plainStringText(value: Uint8Array): string | undefined {
  const text = readElement(value, 0, value.length);
  return text.tag !== 0x16 || text.content === text.end ? undefined : harmlessText(utf8Text(contentOf(text)));
}

/** TLS feature (RFC 7633 §4): names of the TLS extensions that are promised. */
export function tlsFeatureText(value: Uint8Array): string | undefined {
  const features = childrenOf(readWhole(value, TAG.sequence)).map((feature) => {
    const number = integerValue(feature);
    if (number === 5n) return 'status_request';
    return number === 17n ? 'status_request_v2' : numberText(number);
  });
  return features.length === 0 ? undefined : features.join(', ');
}
