import { attempt } from '../../der/derCursor.ts';
import { childrenOf, contentOf, readElement, readWhole, TAG } from '../../der/derElement.ts';
import { bitStringOctets, oidText } from '../../der/derPrimitives.ts';
import type { PublicKey } from '../../model/certificate.ts';
import { toHex } from '../../text/bytes.ts';
import { CURVES } from '../algorithmNames.ts';
import { hexLines } from './hexText.ts';

/** The lines below "Subject Public Key Info:", indented. */
export function publicKeyText(key: PublicKey, indent: number): readonly string[] {
  const outer = ' '.repeat(indent);
  const inner = ' '.repeat(indent + 4);
  const read = attempt(() => {
    const [algorithm, bits] = childrenOf(readWhole(key.spki, TAG.sequence));
    const parameters = algorithm ? childrenOf(algorithm)[1] : undefined;
    const curve = parameters?.tag === TAG.oid ? oidText(parameters) : undefined;
    return { octets: bits ? bitStringOctets(bits) : new Uint8Array(), curve };
  });
  if (!('value' in read)) return [`${outer}Unable to load Public Key`];
  const { octets, curve } = read.value;
  switch (key.algorithm) {
    case 'RSA':
      return [`${outer}Public Key Algorithm: rsaEncryption`, ...rsaLines(octets, key, inner, indent)];
    case 'EC': {
      const known = curve === undefined ? undefined : CURVES.get(curve);
      return [
        `${outer}Public Key Algorithm: id-ecPublicKey`,
        `${inner}Public-Key: (${key.bits ?? 0} bit)`,
        `${inner}pub:`,
        ...hexLines(octets, 15, indent + 8),
        ...(curve === undefined ? [] : [`${inner}ASN1 OID: ${known?.openssl ?? curve}`]),
        ...(known?.nist === undefined ? [] : [`${inner}NIST CURVE: ${known.nist}`]),
      ];
    }
    case 'Ed25519':
    case 'Ed448':
    case 'X25519':
    case 'X448': {
      const name = key.algorithm.toUpperCase();
      return [
        `${outer}Public Key Algorithm: ${name}`,
        `${inner}${name} Public-Key:`,
        `${inner}pub:`,
        ...hexLines(octets, 15, indent + 8),
      ];
    }
    default:
      return [`${outer}Public Key Algorithm: ${key.algorithm}`, `${inner}pub:`, ...hexLines(octets, 15, indent + 8)];
  }
}

function rsaLines(octets: Uint8Array, key: PublicKey, inner: string, indent: number): readonly string[] {
  const read = attempt(() => {
    const [modulus, exponent] = childrenOf(readElement(octets, 0, octets.length));
    return { modulus: modulus && contentOf(modulus), exponent: exponent && contentOf(exponent) };
  });
  if (!('value' in read) || !read.value.modulus || !read.value.exponent) return [`${inner}Unable to load Public Key`];
  const exponent = BigInt(`0x${toHex(read.value.exponent) || '0'}`);
  return [
    `${inner}Public-Key: (${key.bits ?? 0} bit)`,
    `${inner}Modulus:`,
    ...hexLines(read.value.modulus, 15, indent + 8),
    `${inner}Exponent: ${exponent} (0x${exponent.toString(16)})`,
  ];
}
