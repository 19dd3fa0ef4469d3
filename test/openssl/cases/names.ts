import * as der from '../../support/der.ts';
import { craftedCases, type ParityCase } from './case.ts';
import { ascii, attribute, craft, hex, name } from './craft.ts';

const CN = '2.5.4.3';
const O = '2.5.4.10';

const subject = (...attributes: readonly Uint8Array[]): Uint8Array => craft({ subject: name(...attributes) });
const text = (oid: string, value: string): Uint8Array => attribute(oid, der.utf8String(value));
const typed = (tag: number, bytes: Uint8Array): Uint8Array => subject(attribute(CN, der.tlv(tag, bytes)));
const wide = (value: string, width: 2 | 4): Uint8Array =>
  Uint8Array.from(
    Array.from(value).flatMap((character) => {
      const code = character.codePointAt(0) ?? 0;
      return (width === 2 ? [8, 0] : [24, 16, 8, 0]).map((shift) => (code >> shift) & 0xff);
    }),
  );

/** Each string type of X.520 and those it does not allow, well and badly filled. */
const STRING_TYPES: Readonly<Record<string, Uint8Array>> = {
  UTF8String: typed(0x0c, new TextEncoder().encode('Zürich 証明書 😀')),
  'UTF8String, malformed': typed(0x0c, hex('61 ff fe 62')),
  'UTF8String, cut in a character': typed(0x0c, hex('61 e8 a8')),
  'UTF8String, overlong': typed(0x0c, hex('61 c0 af 62')),
  'UTF8String, a surrogate': typed(0x0c, hex('61 ed a0 80 62')),
  'UTF8String, empty': typed(0x0c, ascii('')),
  PrintableString: typed(0x13, ascii("A z 0 '()+,-./:=?")),
  'PrintableString with characters it may not hold': typed(0x13, ascii('a*b@c_é')),
  T61String: typed(0x14, ascii('Zürich')),
  'T61String with control characters': typed(0x14, hex('61 80 9f 62 07')),
  VideotexString: typed(0x15, ascii('video')),
  IA5String: typed(0x16, ascii('a@b.c')),
  'IA5String beyond ASCII': typed(0x16, ascii('ü@b.c')),
  NumericString: typed(0x12, ascii('12 34')),
  'NumericString with letters': typed(0x12, ascii('12ab')),
  GraphicString: typed(0x19, ascii('graphic')),
  VisibleString: typed(0x1a, ascii('visible')),
  GeneralString: typed(0x1b, ascii('general')),
  ObjectDescriptor: typed(0x07, ascii('descriptor')),
  UniversalString: typed(0x1c, wide('Zürich 😀', 4)),
  'UniversalString with half a character': typed(0x1c, hex('00 00 00 61 00 00')),
  'UniversalString beyond Unicode': typed(0x1c, hex('00 11 00 00 00 00 00 61')),
  BMPString: typed(0x1e, wide('Zürich €', 2)),
  'BMPString with half a character': typed(0x1e, hex('00 61 00')),
  'BMPString with a surrogate pair': typed(0x1e, hex('00 61 d8 3d de 00')),
  'BMPString with half a surrogate pair': typed(0x1e, hex('00 61 d8 3d 00 62')),
  INTEGER: typed(0x02, hex('01 02 03')),
  BOOLEAN: typed(0x01, hex('ff')),
  'OBJECT IDENTIFIER': typed(0x06, hex('2a 03 04')),
  'OCTET STRING': typed(0x04, hex('00 01 61 62')),
  'BIT STRING': typed(0x03, hex('00 61 62')),
  NULL: typed(0x05, ascii('')),
  SEQUENCE: typed(0x30, hex('0c 01 61')),
  UTCTime: typed(0x17, ascii('260101000000Z')),
  'a context tag': typed(0x80, ascii('context')),
};

/** Characters that names escape, or that terminals obey. */
const CHARACTERS: Readonly<Record<string, Uint8Array>> = {
  'separators of names': subject(text(CN, 'a,b+c=d;e<f>g/h')),
  'quotes and backslashes': subject(text(CN, '"quoted" \\ back\\slash')),
  'blanks at both ends': subject(text(CN, '  both  ')),
  'a number sign first': subject(text(CN, '#first')),
  'a number sign inside': subject(text(CN, 'in#side')),
  'line ends and tabs': subject(text(CN, 'a\nb\rc\td')),
  'a NUL': subject(text(CN, 'admin\u0000.example')),
  'escape sequences of terminals': subject(text(CN, '\u001b[31mred\u001b[0m\u0007')),
  DEL: subject(text(CN, 'a\u007fb')),
  'C1 controls': subject(text(CN, 'a\u0085b\u009bc')),
  'no-break space': subject(text(CN, 'a\u00a0b')),
  'combining characters': subject(text(CN, 'e\u0301 a\u0308')),
  'private use': subject(text(CN, '\ue000\u{f0000}')),
  'ends of planes': subject(text(CN, '\u{ffff}\u{1ffff}\u{10ffff}')),
  'direction marks': subject(text(CN, 'abc\u202etxt\u2066x\u2069')),
  'zero-width characters': subject(text(CN, 'a\u200bb\u200dc\ufeffd')),
  'Unicode line separators': subject(text(CN, 'a\u2028b\u2029c')),
  'soft hyphen': subject(text(CN, 'a\u00adb')),
  'long, 300 characters': subject(text(CN, 'long '.repeat(60))),
  'very long, 1500 characters': subject(text(O, 'x'.repeat(1500))),
  'every printable ASCII character': subject(
    text(CN, Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('')),
  ),
};

const SHAPES: Readonly<Record<string, Uint8Array>> = {
  'empty subject and issuer': craft({ subject: name(), issuer: name() }),
  'an empty RDN': craft({ subject: der.sequence(der.tlv(0x31)) }),
  'two attributes in one RDN': craft({
    subject: der.sequence(der.setOf(text(CN, 'a'), text(O, 'b')), der.setOf(text(CN, 'c'))),
  }),
  'three attributes in the last RDN': craft({
    subject: der.sequence(der.setOf(text(CN, 'a')), der.setOf(text(CN, 'x'), text(O, 'y'), text('2.5.4.11', 'z'))),
  }),
  'members of a set out of order': craft({ subject: der.sequence(der.tlv(0x31, text(O, 'z'), text(CN, 'a'))) }),
  'the same attribute several times': subject(text(CN, 'a'), text(CN, 'b'), text(CN, 'a')),
  'several organizations': subject(text(O, 'system:masters'), text(O, 'system:nodes'), text(CN, 'x')),
  'an unknown type': subject(text('1.2.3.4.5', 'value')),
  'an unknown type that is no text': subject(attribute('1.2.3.4.5', der.integer(5n))),
  'an unknown type with large arcs': subject(text('2.999.4294967295.1', 'value')),
  'a Kubernetes user': subject(text(O, 'system:authenticated'), text('1.3.6.1.4.1.57683.2', 'uid')),
  'country and state of a public CA': subject(
    attribute('2.5.4.6', der.printableString('US')),
    text('2.5.4.8', 'Utah'),
    text('1.3.6.1.4.1.311.60.2.1.3', 'US'),
    text('2.5.4.15', 'Private Organization'),
  ),
  'fifty attributes': subject(...Array.from({ length: 50 }, (_, at) => text('2.5.4.11', `unit ${at}`))),
};

/** Last arcs under X.520's attribute types, the pilot directory's and PKCS #9's. */
const TYPES: readonly (readonly [parent: string, arcs: readonly number[]])[] = [
  ['2.5.4', [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27]],
  ['2.5.4', [28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52]],
  ['2.5.4', [53, 54, 55, 58, 65, 72, 77, 81, 82, 86, 97, 98, 99, 100, 101]],
  ['0.9.2342.19200300.100.1', [1, 2, 3, 4, 5, 6, 10, 20, 21, 22, 23, 25, 26, 30, 37, 38, 39, 40, 44, 45, 55, 56, 60]],
  ['1.2.840.113549.1.9', [1, 2, 7, 8, 14, 15, 20, 21]],
  ['1.2.643.100', [1, 3, 4, 5, 111, 112]],
  ['1.3.6.1.4.1.311', [17, 1]],
  ['1.3.6.1.5.5.7.9', [1, 2, 3, 4, 5]],
];

function typeCases(): readonly ParityCase[] {
  const table = TYPES.map(([parent, arcs]): [string, Uint8Array] => [
    `types ${parent}.${arcs[0]} to ${arcs.at(-1)}`,
    subject(...arcs.map((arc) => text(`${parent}.${arc}`, `v${arc}`))),
  ]);
  return craftedCases('names', Object.fromEntries(table));
}

export const NAMES: readonly ParityCase[] = [
  ...craftedCases('string types', STRING_TYPES),
  ...craftedCases('characters', CHARACTERS),
  ...craftedCases('names', SHAPES),
  ...typeCases(),
];
