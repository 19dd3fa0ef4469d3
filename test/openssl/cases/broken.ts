import * as der from '../../support/der.ts';
import { craftedCases, type ParityCase } from './case.ts';
import { ascii, attribute, craft, ED25519, extension, hex, name } from './craft.ts';

const PLAIN = craft({ extensions: [extension('2.5.29.15', hex('03020780'))] });
const version = (octets: string): Uint8Array => der.explicit(0, der.tlv(0x02, hex(octets)));

const VERSIONS: Readonly<Record<string, Uint8Array>> = {
  '1, absent': craft({ version: undefined }),
  '1, spelled out': craft({ version: version('00') }),
  '1 with extensions': craft({ version: undefined, extensions: [extension('2.5.29.15', hex('03020780'))] }),
  2: craft({ version: version('01') }),
  '2 with unique identifiers': craft({
    version: version('01'),
    uniqueIds: [der.implicit(1, hex('000102030405')), der.implicit(2, hex('00f0f1'))],
  }),
  '3 with unique identifiers and extensions': craft({
    uniqueIds: [der.implicit(1, hex(`00${'5a'.repeat(40)}`)), der.implicit(2, hex('0000'))],
    extensions: [extension('2.5.29.15', hex('03020780'))],
  }),
  'the unique identifier of the subject only': craft({ uniqueIds: [der.implicit(2, hex('00ff'))] }),
  'unused bits in a unique identifier': craft({ uniqueIds: [der.implicit(1, hex('04fff0'))] }),
  'an empty unique identifier': craft({ uniqueIds: [der.implicit(1, hex('00'))] }),
  4: craft({ version: version('03') }),
  256: craft({ version: version('00ff') }),
  '-1': craft({ version: version('ff') }),
  '2^40': craft({ version: version('010000000000') }),
  'no number': craft({ version: der.explicit(0, der.utf8String('3')) }),
  empty: craft({ version: der.explicit(0) }),
};

/** One more element inside the outermost sequence, whose length takes one octet after its own. */
const withSurplus = (bytes: Uint8Array): readonly number[] => [
  0x30,
  0x81,
  (bytes[2] ?? 0) + 2,
  ...bytes.subarray(3),
  5,
  0,
];
const cut = (length: number): Uint8Array => PLAIN.subarray(0, PLAIN.length - length);
/** The octets at `at` replaced. */
const changed = (at: number, octets: string): Uint8Array => {
  const copy = PLAIN.slice();
  copy.set(hex(octets), at);
  return copy;
};

const DAMAGE: Readonly<Record<string, Uint8Array>> = {
  nothing: hex(''),
  'one octet': hex('30'),
  'an empty sequence': hex('3000'),
  'text instead': ascii('not a certificate at all'),
  zeros: hex('00'.repeat(64)),
  'the last octet gone': cut(1),
  'half of it gone': cut(PLAIN.length >> 1),
  'all but the first 40 octets gone': PLAIN.subarray(0, 40),
  'a trailing byte': Uint8Array.from([...PLAIN, 0]),
  'a second certificate after it': Uint8Array.from([...PLAIN, ...PLAIN]),
  'another outer tag': changed(0, '31'),
  'a length beyond the end': changed(1, '84ffffff'),
  'indefinite length': Uint8Array.from([0x30, 0x80, ...PLAIN.subarray(3), 0, 0]),
  'a non-minimal length': Uint8Array.from([0x30, 0x82, 0x00, PLAIN[2] ?? 0, ...PLAIN.subarray(3)]),
  'no signature': der.sequence(der.sequence(), ED25519),
  'a signature with unused bits': craft({ signature: der.tlv(0x03, hex('0400112230')) }),
  'an empty signature': craft({ signature: der.bitString(hex('')) }),
  'a signature without content': craft({ signature: der.tlv(0x03) }),
  'a signature as OCTET STRING': craft({ signature: der.octetString(hex('0011')) }),
  'two different algorithms': craft({ outerAlgorithm: der.sequence(der.oid('1.2.840.10045.4.3.2')) }),
  'an unknown algorithm': craft({ algorithm: der.sequence(der.oid('1.2.3.4')) }),
  'an algorithm with parameters': craft({ algorithm: der.sequence(der.oid('1.2.3.4'), der.utf8String('x')) }),
  'an algorithm without identifier': craft({ algorithm: der.sequence() }),
  'a malformed algorithm': craft({ algorithm: der.sequence(der.tlv(0x06, hex('2a80'))) }),
  'a name that is a set': craft({ subject: der.tlv(0x31, hex('')) }),
  'an RDN that is a sequence': craft({
    subject: der.sequence(der.sequence(attribute('2.5.4.3', der.utf8String('x')))),
  }),
  'an attribute without value': craft({ subject: name(der.sequence(der.oid('2.5.4.3'))) }),
  'an attribute with two values': craft({
    subject: name(der.sequence(der.oid('2.5.4.3'), der.utf8String('x'), der.utf8String('y'))),
  }),
  'an attribute with a malformed type': craft({
    subject: name(der.sequence(der.tlv(0x06, hex('80')), der.utf8String('x'))),
  }),
  'one date only': craft({ notAfter: hex('') }),
  'three dates': craft({ notAfter: hex(`170d${'32'.repeat(12)}5a170d${'32'.repeat(12)}5a`) }),
  'trailing data after the key': craft({
    spki: der.sequence(ED25519, der.bitString(hex('5a'.repeat(32))), der.nothing()),
  }),
  'trailing data after the signature': Uint8Array.from(withSurplus(PLAIN)),
  'trailing data after the last field': craft({ surplus: [der.nothing()] }),
  'extensions twice': craft({
    extensions: [extension('1.2.3', hex('01'))],
    surplus: [der.explicit(3, der.sequence(extension('1.2.4', hex('01'))))],
  }),
  'extensions that are a set': craft({ surplus: [der.explicit(3, der.tlv(0x31))] }),
  'an empty wrapper of extensions': craft({ surplus: [der.explicit(3)] }),
  'an unknown field': craft({ surplus: [der.explicit(4, der.nothing())] }),
  'the request of a certificate': der.sequence(
    der.sequence(der.integer(0n), name(), der.sequence(ED25519, der.bitString(hex('00'.repeat(32)))), der.explicit(0)),
    ED25519,
    der.bitString(hex('00'.repeat(64))),
  ),
};

export const BROKEN: readonly ParityCase[] = [...craftedCases('versions', VERSIONS), ...craftedCases('damage', DAMAGE)];
