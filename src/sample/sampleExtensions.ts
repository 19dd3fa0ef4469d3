import { encodeElement } from '../core/formats/der/derWriter.ts';
import { objectId, octetString, primitive, sequence, TRUE, utf8 } from './derValues.ts';
import type { LeafUse } from './sampleCertificate.ts';
import type { SampleKey } from './sampleKey.ts';

/** digitalSignature, keyEncipherment, keyCertSign; and the first two (RFC 5280 §4.2.1.3). Unused bits first. */
const AUTHORITY_USAGE = encodeElement(0x03, Uint8Array.of(2, 0xa4));
const LEAF_USAGE = encodeElement(0x03, Uint8Array.of(5, 0xa0));
/** RFC 5280 §4.2.1.12. */
const SERVER_AUTH = objectId('1.3.6.1.5.5.7.3.1');
const CLIENT_AUTH = objectId('1.3.6.1.5.5.7.3.2');

/** As kubeadm gives a CA: its own name as DNS name, neither path length nor authority key identifier. */
export function authorityExtensions(commonName: string, key: SampleKey): readonly Uint8Array[] {
  return [
    extension('2.5.29.15', AUTHORITY_USAGE, true),
    extension('2.5.29.19', sequence(TRUE), true),
    extension('2.5.29.14', octetString(key.keyId)),
    alternativeNames([commonName]),
  ];
}

/** As kubeadm gives a leaf: it names its issuer's key, not its own. */
export function leafExtensions({ server, client, names = [] }: LeafUse, issuer: SampleKey): readonly Uint8Array[] {
  const purposes = [...(server ? [SERVER_AUTH] : []), ...(client ? [CLIENT_AUTH] : [])];
  return [
    extension('2.5.29.15', LEAF_USAGE, true),
    extension('2.5.29.37', sequence(...purposes)),
    extension('2.5.29.19', sequence(), true),
    extension('2.5.29.35', sequence(primitive(0, issuer.keyId))),
    ...(names.length > 0 ? [alternativeNames(names)] : []),
  ];
}

function alternativeNames(names: readonly string[]): Uint8Array {
  return extension('2.5.29.17', sequence(...names.map(generalName)));
}

function generalName(name: string): Uint8Array {
  if (name === '::1') return primitive(7, new Uint8Array(16).fill(1, 15));
  return /^[\d.]+$/.test(name) ? primitive(7, Uint8Array.from(name.split('.'), Number)) : primitive(2, utf8(name));
}

function extension(id: string, value: Uint8Array, isCritical = false): Uint8Array {
  return sequence(objectId(id), ...(isCritical ? [TRUE] : []), octetString(value));
}
