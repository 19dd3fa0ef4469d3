import { childrenOf, readElement, readWhole, TAG } from '../../der/derElement.ts';
import { setBits, smallInteger } from '../../der/derPrimitives.ts';
import { stringText } from '../../der/derString.ts';
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
export function netscapeTypeText(value: Uint8Array): string {
  const bits = setBits(readWhole(value, TAG.bitString));
  return bits.flatMap((bit) => CERTIFICATE_TYPES[bit] ?? []).join(', ');
}

/** An extension that is one string: Netscape's comment and addresses. */
export function plainStringText(value: Uint8Array): string | undefined {
  const text = stringText(readElement(value, 0, value.length));
  return text === undefined ? undefined : harmlessText(text);
}

/** TLS feature (RFC 7633 §4): names of the TLS extensions that are promised. */
export function tlsFeatureText(value: Uint8Array): string {
  return childrenOf(readWhole(value, TAG.sequence))
    .map((feature) => {
      const number = smallInteger(feature);
      if (number === 5) return 'status_request';
      return number === 17 ? 'status_request_v2' : String(number);
    })
    .join(', ');
}
