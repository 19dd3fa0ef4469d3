import { attempt } from '../../der/derCursor.ts';
import { childrenOf, contentOf, type DerElement, TAG } from '../../der/derElement.ts';
import { oidText } from '../../der/derPrimitives.ts';
import { CURVES } from '../algorithmNames.ts';
import { hexLines, numberLines } from './hexText.ts';

/** The curve of an EC key: its name, or every parameter where it is spelled out. */
export function curveLines(parameters: DerElement | undefined, indent: number): readonly string[] {
  const outer = ' '.repeat(indent);
  if (!parameters) return [];
  const read = attempt(() => {
    if (parameters.tag !== TAG.oid) return explicitLines(parameters, indent);
    const oid = oidText(parameters);
    const known = CURVES.get(oid);
    const nist = known?.nist === undefined ? [] : [`${outer}NIST CURVE: ${known.nist}`];
    return [`${outer}ASN1 OID: ${known?.openssl ?? oid}`, ...nist];
  });
  return 'value' in read ? read.value : [];
}

const PRIME_FIELD = '1.2.840.10045.1.1';

/** SpecifiedECDomain (SEC 1 §C.2) over a prime field. */
function explicitLines(parameters: DerElement, indent: number): readonly string[] {
  const [, field, curve, base, order, cofactor] = childrenOf(parameters);
  const [kind, prime] = field ? childrenOf(field) : [];
  const [a, b, seed] = curve ? childrenOf(curve) : [];
  if (!kind || oidText(kind) !== PRIME_FIELD || !prime || !a || !b || !base || !order) return [];
  const outer = ' '.repeat(indent);
  const generator = contentOf(base);
  const form = generator[0] === 4 ? 'uncompressed' : 'compressed';
  return [
    `${outer}Field Type: prime-field`,
    ...numberLines('Prime:', contentOf(prime), indent),
    ...numberLines('A:   ', contentOf(a), indent),
    ...numberLines('B:   ', contentOf(b), indent),
    `${outer}Generator (${form}):`,
    ...hexLines(generator, 15, indent + 4),
    ...numberLines('Order: ', contentOf(order), indent),
    ...(cofactor ? numberLines('Cofactor: ', contentOf(cofactor), indent) : []),
    ...(seed ? [`${outer}Seed:`, ...hexLines(contentOf(seed).subarray(1), 15, indent + 4)] : []),
  ];
}
