import { attempt } from '../der/derCursor.ts';
import { childrenOf, contentOf, type DerElement, DerError, TAG } from '../der/derElement.ts';
import { integerBits, oidText, smallInteger } from '../der/derPrimitives.ts';
import { curveBits, nistCurveName } from './curveFacts.ts';
import { hexLines, numberLines } from './hexText.ts';
import { objectName } from './objects/objectNames.ts';

/** The curve of an EC key: its name, or every parameter where it is spelled out. */
export function curveLines(parameters: DerElement | undefined, indent: number): readonly string[] {
  const outer = ' '.repeat(indent);
  if (!parameters) return [];
  const read = attempt(() => {
    if (parameters.tag !== TAG.oid) return explicitLines(parameters, indent);
    const oid = oidText(parameters);
    const nist = nistCurveName(oid);
    return [
      `${outer}ASN1 OID: ${objectName(oid)?.short ?? oid}`,
      ...(nist === undefined ? [] : [`${outer}NIST CURVE: ${nist}`]),
    ];
  });
  return 'value' in read ? read.value : [];
}

/** Bits of the order of the curve, as openssl tells a key's size; undefined if the parameters do not say. */
export function orderBits(parameters: DerElement | undefined): number | undefined {
  const read = attempt(() => {
    if (parameters?.tag === TAG.oid) return curveBits(oidText(parameters));
    const order = parameters && childrenOf(parameters)[4];
    return order && integerBits(order);
  });
  return 'value' in read ? read.value : undefined;
}

const PRIME_FIELD = '1.2.840.10045.1.1';
const BINARY_FIELD = '1.2.840.10045.1.2';

/** SpecifiedECDomain (SEC 1 §C.2). */
function explicitLines(parameters: DerElement, indent: number): readonly string[] {
  const [, field, curve, base, order, cofactor] = childrenOf(parameters);
  const [a, b, seed] = curve ? childrenOf(curve) : [];
  if (!field || !a || !b || !base || !order) return [];
  const outer = ' '.repeat(indent);
  const generator = contentOf(base);
  return [
    ...fieldLines(field, indent),
    ...numberLines('A:   ', contentOf(a), indent),
    ...numberLines('B:   ', contentOf(b), indent),
    `${outer}Generator (${FORMS[generator[0] ?? 0] ?? 'compressed'}):`,
    ...hexLines(generator, 15, indent + 4),
    ...numberLines('Order: ', contentOf(order), indent),
    ...(cofactor ? numberLines('Cofactor: ', contentOf(cofactor), indent) : []),
    ...(seed ? [`${outer}Seed:`, ...hexLines(contentOf(seed).subarray(1), 15, indent + 4)] : []),
  ];
}

/** First octet of a point → its form (SEC 1 §2.3.3, X9.62 §4.3.6). */
const FORMS: Readonly<Record<number, string>> = { 4: 'uncompressed', 6: 'hybrid', 7: 'hybrid' };

function fieldLines(field: DerElement, indent: number): readonly string[] {
  const outer = ' '.repeat(indent);
  const [kind, details] = childrenOf(field);
  const oid = kind && oidText(kind);
  if (oid === PRIME_FIELD && details) {
    return [`${outer}Field Type: prime-field`, ...numberLines('Prime:', contentOf(details), indent)];
  }
  if (oid !== BINARY_FIELD || !details) return [];
  const [size, basis, terms] = childrenOf(details);
  const middle = terms?.tag === TAG.integer ? [smallInteger(terms)] : terms ? childrenOf(terms).map(smallInteger) : [];
  return [
    `${outer}Field Type: characteristic-two-field`,
    `${outer}Basis Type: ${(basis && objectName(oidText(basis))?.short) ?? ''}`,
    ...numberLines('Polynomial:', polynomial([size ? smallInteger(size) : 0, ...middle, 0]), indent),
  ];
}

/** OpenSSL takes no larger field (OPENSSL_ECC_MAX_FIELD_BITS), and a larger number would be written out in full. */
const MAX_FIELD_BITS = 661;

/** The octets of a number with these bits set. */
function polynomial(exponents: readonly number[]): Uint8Array {
  if (exponents.length > 5 || exponents.some((exponent) => exponent < 0 || exponent > MAX_FIELD_BITS)) {
    throw new DerError('field too large');
  }
  const bytes = new Uint8Array((Math.max(...exponents) >> 3) + 1);
  for (const exponent of exponents) {
    const at = bytes.length - 1 - (exponent >> 3);
    bytes[at] = (bytes[at] ?? 0) | (1 << (exponent & 7));
  }
  return bytes;
}
