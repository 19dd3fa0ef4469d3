import { DerCursor } from '../der/derCursor.ts';
import {
  contentOf,
  contextTag,
  type DerElement,
  DerError,
  rawOf,
  readElement,
  readWhole,
  TAG,
} from '../der/derElement.ts';
import { bitStringBytes, integerBits } from '../der/derPrimitives.ts';

/** The structure of a private key, known by its shape and not by its label. Views share the input and must not be kept. */
export type KeyStructure =
  | {
      readonly kind: 'PKCS#1';
      readonly modulus: DerElement;
      readonly exponent: DerElement;
      readonly primes: readonly [DerElement, DerElement];
    }
  | {
      readonly kind: 'SEC1';
      readonly scalar: Uint8Array;
      readonly curve?: DerElement | undefined;
      readonly point?: Uint8Array | undefined;
    }
  | {
      readonly kind: 'PKCS#8';
      readonly algorithm: DerElement;
      readonly inner: Uint8Array;
      readonly point?: Uint8Array | undefined;
    }
  | { readonly kind: 'DSA'; readonly parameters: readonly DerElement[]; readonly y: DerElement }
  | { readonly kind: 'encrypted PKCS#8'; readonly algorithm: DerElement };

const FAILURE = 'not a private key structure';

/** Tells PKCS#1 (RFC 8017), SEC1 (RFC 5915), PKCS#8 (RFC 5958), its encrypted form, and OpenSSL's DSA form apart. */
export function keyStructure(der: Uint8Array): KeyStructure {
  const fields = new DerCursor(readWhole(der, TAG.sequence));
  if (fields.isNext(TAG.sequence)) {
    const algorithm = fields.next(FAILURE);
    fields.take(TAG.octetString, FAILURE);
    fields.finish(FAILURE);
    return { kind: 'encrypted PKCS#8', algorithm };
  }
  fields.take(TAG.integer, FAILURE);
  if (fields.isNext(TAG.sequence)) return pkcs8(fields);
  if (fields.isNext(TAG.octetString)) return sec1(fields);
  return integers(fields);
}

function pkcs8(fields: DerCursor): KeyStructure {
  const algorithm = fields.take(TAG.sequence, FAILURE);
  const inner = contentOf(fields.take(TAG.octetString, FAILURE));
  fields.takeOptional(contextTag(0, true), FAILURE);
  const publicKey = fields.takeOptional(contextTag(1, false), FAILURE);
  return { kind: 'PKCS#8', algorithm, inner, point: publicKey && bitStringBytes(publicKey) };
}

function sec1(fields: DerCursor): KeyStructure {
  const scalar = contentOf(fields.take(TAG.octetString, FAILURE));
  const parameters = fields.takeOptional(contextTag(0, true), FAILURE);
  const publicKey = fields.takeOptional(contextTag(1, true), FAILURE);
  return {
    kind: 'SEC1',
    scalar,
    curve: parameters && readElement(parameters.bytes, parameters.content, parameters.end),
    point: publicKey && bitStringBytes(new DerCursor(publicKey).take(TAG.bitString, FAILURE)),
  };
}

function integers(fields: DerCursor): KeyStructure {
  const numbers: DerElement[] = [];
  while (fields.isNext(TAG.integer)) numbers.push(fields.next(FAILURE));
  const [first, second, third, fourth, fifth] = numbers;
  if (numbers.length >= 8 && first && second && fourth && fifth) {
    return { kind: 'PKCS#1', modulus: first, exponent: second, primes: [fourth, fifth] };
  }
  if (numbers.length === 5 && first && second && third && fourth && isSubgroupOrder(second)) {
    return { kind: 'DSA', parameters: [first, second, third], y: fourth };
  }
  throw new DerError(FAILURE);
}

/** 160 to 256 bits (FIPS 186-4 §4.2). An RSA key that lost some of its numbers has larger ones there, and secret ones. */
function isSubgroupOrder(number: DerElement): boolean {
  const bits = integerBits(number);
  return bits >= 160 && bits <= 256;
}

/** Header and content of several elements, in order. */
export function rawParts(elements: readonly DerElement[]): readonly Uint8Array[] {
  return elements.map(rawOf);
}
