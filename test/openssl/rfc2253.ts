import { childrenOf, type DerElement, rawOf, readWhole, TAG } from '../../src/core/formats/der/derElement.ts';
import type { DistinguishedName } from '../../src/core/model/artifacts/certificate.ts';
import { contentOf } from '../../src/core/model/text/untrusted.ts';

/** Tags whose content openssl takes for characters. */
const TEXTS: readonly number[] = [0x0c, 0x12, 0x13, 0x14, 0x16, 0x1a, 0x1c, 0x1e];

/** A decoded name as `-nameopt RFC2253` prints it: the last first, and DER for types without a name and values without text. */
export function rfc2253(name: DistinguishedName): string {
  const values = rawValues(name.der);
  const pairs = name.attributes.map(({ type, oid, value, rdn }, at) => {
    const raw = values[at] ?? new Uint8Array();
    const isText = type !== oid && TEXTS.includes(raw[0] ?? 0);
    return { rdn, text: `${type}=${isText ? escaped(contentOf(value)) : `#${hex(raw)}`}` };
  });
  let line = '';
  let previous: number | undefined;
  for (const { rdn, text } of pairs.toReversed()) {
    if (previous !== undefined) line += previous === rdn ? '+' : ',';
    line += text;
    previous = rdn;
  }
  return line;
}

/** Every attribute's value, header included, in encoded order. */
function rawValues(der: Uint8Array): readonly Uint8Array[] {
  const pairs = childrenOf(readWhole(der, TAG.sequence)).flatMap(childrenOf);
  return pairs.map((pair) => rawOf(childrenOf(pair)[1] as DerElement));
}

/** RFC 2253 §2.4, with everything but printable ASCII as octets. */
function escaped(value: string): string {
  const characters = [...value];
  return characters
    .map((character, at) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x20 || code > 0x7e) return octets(character);
      const isEnd = character === ' ' && (at === 0 || at === characters.length - 1);
      return isEnd || (character === '#' && at === 0) || ',+"\\<>;'.includes(character) ? `\\${character}` : character;
    })
    .join('');
}

function octets(character: string): string {
  return hex(new TextEncoder().encode(character)).replaceAll(/../g, '\\$&');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}
