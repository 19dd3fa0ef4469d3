import * as der from '../../support/der.ts';
import { craftedCases, type ParityCase } from './case.ts';
import { ascii, attribute, craft, extension, generalizedTime, hex, withExtension } from './craft.ts';

const sized = (bytes: Uint8Array): Uint8Array => Uint8Array.from([bytes.length >> 8, bytes.length & 0xff, ...bytes]);
/** RFC 6962 §3.2: version, log, milliseconds, no extensions, algorithms of hash and signature, signature. */
const timestamp = (algorithm: string, version = '00', extensions = '0000'): Uint8Array =>
  hex(`${version}${'76ff883f'.repeat(8)}0000018e33a1b0f3${extensions}${algorithm}0014${'ab'.repeat(20)}`);
const timestamps = (...list: readonly Uint8Array[]): Uint8Array =>
  withExtension(
    '1.3.6.1.4.1.11129.2.4.2',
    der.octetString(sized(Uint8Array.from(list.flatMap((one) => [...sized(one)])))),
  );
const feature = (...numbers: readonly number[]): Uint8Array =>
  withExtension('1.3.6.1.5.5.7.1.24', der.sequence(...numbers.map((number) => der.integer(BigInt(number)))));
const period = (...parts: readonly Uint8Array[]): Uint8Array => withExtension('2.5.29.16', der.sequence(...parts));
const netscape = (arc: number, value: Uint8Array): Uint8Array => withExtension(`2.16.840.1.113730.1.${arc}`, value);

/** Arcs of extensions whose content is tried by itself. */
const SHAPED = [9, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 27, 28, 29, 30, 31, 32, 33, 35, 36, 37, 46, 54];

const TABLE: Readonly<Record<string, Uint8Array>> = {
  'TLS features': feature(5, 17),
  'TLS features by number': feature(0, 77, 65535),
  'TLS features, none': feature(),
  'TLS features, negative': feature(-1),
  'a timestamp': timestamps(timestamp('0403')),
  'timestamps with every algorithm': timestamps(
    ...['0401', '0501', '0601', '0201', '0403', '0503', '0603', '0402', '0303', '0000', '0807'].map((pair) =>
      timestamp(pair),
    ),
  ),
  'a timestamp of another version': timestamps(timestamp('0403', '01')),
  'a timestamp with extensions': timestamps(timestamp('0403', '00', '0003010203')),
  'no timestamps': timestamps(),
  'timestamps cut short': withExtension('1.3.6.1.4.1.11129.2.4.2', der.octetString(hex('00100005'))),
  'timestamps, no content': withExtension('1.3.6.1.4.1.11129.2.4.2', hex('0500')),
  'poison of a precertificate': withExtension('1.3.6.1.4.1.11129.2.4.3', der.nothing()),
  'no OCSP check': withExtension('1.3.6.1.5.5.7.48.1.5', der.nothing()),
  'a usage period': period(der.implicit(0, ascii('20260101000000Z')), der.implicit(1, ascii('20270101000000Z'))),
  'a usage period, its end': period(der.implicit(1, ascii('20270101000000Z'))),
  'a usage period, empty': period(),
  'a usage period, no time': period(der.implicit(0, ascii('soon'))),
  'a usage period with fractions': period(der.implicit(0, ascii('20260101000000.5Z'))),
  'Netscape type, every bit': netscape(1, der.tlv(0x03, hex('00ff'))),
  'Netscape type, no bit': netscape(1, der.tlv(0x03, hex('00'))),
  ...Object.fromEntries(
    [2, 3, 4, 7, 8, 12, 13].map((arc) => [`Netscape string ${arc}`, netscape(arc, der.ia5String(`text ${arc}`))]),
  ),
  'Netscape comment with control characters': netscape(13, der.ia5String('a\nb\tc\u001bd')),
  'Netscape comment in UTF8String': netscape(13, der.utf8String('ü')),
  'Netscape comment, empty': netscape(13, der.ia5String('')),
  'Netscape comment, trailing data': netscape(13, hex('1601610500')),
  'directory attributes': withExtension(
    '2.5.29.9',
    der.sequence(
      der.sequence(der.oid('1.3.6.1.5.5.7.9.1'), der.setOf(generalizedTime('19700101120000Z'))),
      der.sequence(der.oid('1.3.6.1.5.5.7.9.4'), der.setOf(der.printableString('DE'), der.printableString('FR'))),
    ),
  ),
  'directory attributes, empty': withExtension('2.5.29.9', der.sequence()),
  'qualified statements': withExtension(
    '1.3.6.1.5.5.7.1.3',
    der.sequence(der.sequence(der.oid('0.4.0.1862.1.1')), der.sequence(der.oid('0.4.0.1862.1.4'))),
  ),
  'proxy certificate': withExtension(
    '1.3.6.1.5.5.7.1.14',
    der.sequence(der.integer(3n), der.sequence(der.oid('1.3.6.1.5.5.7.21.1'))),
  ),
  'proxy certificate with a policy': withExtension(
    '1.3.6.1.5.5.7.1.14',
    der.sequence(der.sequence(der.oid('1.3.6.1.5.5.7.21.0'), der.octetString(ascii('policy text')))),
  ),
  'proxy certificate, another type': withExtension('1.3.6.1.5.5.7.1.14', hex('0500')),
  'CRL number': withExtension('2.5.29.20', der.integer(5n)),
  'CRL number, large': withExtension('2.5.29.20', der.integer(1n << 100n)),
  'delta CRL': withExtension('2.5.29.27', der.integer(1n << 70n)),
  'reason code': withExtension('2.5.29.21', der.tlv(0x0a, hex('01'))),
  'reason code by number': withExtension('2.5.29.21', der.tlv(0x0a, hex('7f'))),
  'invalidity date': withExtension('2.5.29.24', generalizedTime('20260101000000Z')),
  'issuer of a CRL entry': withExtension('2.5.29.29', der.sequence(der.implicit(2, ascii('d')))),
  'hold instruction': withExtension('2.5.29.23', der.oid('1.2.840.10040.2.1')),
  'address blocks': withExtension(
    '1.3.6.1.5.5.7.1.7',
    hex(
      '3028 3010 04020001 300a 0304000a0000 0302 000a 3014 04020002 300e 0303 0020 01 0307 00 20010db80001'.replaceAll(
        ' ',
        '',
      ),
    ),
  ),
  'address blocks, inherited': withExtension(
    '1.3.6.1.5.5.7.1.7',
    der.sequence(der.sequence(der.octetString(hex('0001')), der.nothing())),
  ),
  'autonomous system numbers': withExtension(
    '1.3.6.1.5.5.7.1.8',
    der.sequence(
      der.explicit(0, der.sequence(der.integer(64512n), der.sequence(der.integer(65000n), der.integer(65010n)))),
    ),
  ),
  'autonomous system numbers, inherited': withExtension(
    '1.3.6.1.5.5.7.1.8',
    der.sequence(der.explicit(0, der.nothing())),
  ),
  'template of Microsoft': withExtension(
    '1.3.6.1.4.1.311.21.7',
    der.sequence(der.oid('1.3.6.1.4.1.311.21.8.1'), der.integer(100n), der.integer(3n)),
  ),
  'purposes of Microsoft': withExtension(
    '1.3.6.1.4.1.311.21.10',
    der.sequence(der.sequence(der.oid('1.3.6.1.5.5.7.3.1'))),
  ),
  'template name of Microsoft': withExtension('1.3.6.1.4.1.311.20.2', der.tlv(0x1e, hex('00430041'))),
  'account of a domain': withExtension(
    '1.3.6.1.4.1.311.25.2',
    der.sequence(
      der.explicit(0, der.oid('1.3.6.1.4.1.311.25.2.1'), der.explicit(0, der.octetString(ascii('S-1-5-21')))),
    ),
  ),
  ...Object.fromEntries(
    [0, 10, 20, 30, 40, 50, 60, 70, 80].map((from) => [
      `2.5.29.${from} to ${from + 9} holding NULL`,
      craft({
        extensions: Array.from({ length: 10 }, (_, at) => from + at)
          .filter((arc) => !SHAPED.includes(arc))
          .map((arc) => extension(`2.5.29.${arc}`, der.nothing())),
      }),
    ]),
  ),
  'every extension of PKIX holding NULL': craft({
    extensions: Array.from({ length: 36 }, (_, arc) => extension(`1.3.6.1.5.5.7.1.${arc}`, der.nothing())),
  }),
  'unknown, printable': withExtension('1.2.3.4.5', ascii('plain text')),
  'unknown, bytes': withExtension('1.2.3.4.5', hex('0001021f7f80ff0a0d09')),
  'unknown, empty': withExtension('1.2.3.4.5', hex('')),
  'unknown, long': withExtension('1.2.3.4.5', ascii('0123456789'.repeat(40))),
  'unknown, critical': craft({ extensions: [extension('1.2.3.4.5', der.utf8String('x'), true)] }),
  'the same twice': craft({ extensions: [extension('1.2.3.4.5', hex('01')), extension('1.2.3.4.5', hex('02'))] }),
  'key usage twice': craft({
    extensions: [extension('2.5.29.15', hex('03020780')), extension('2.5.29.15', hex('03020106'))],
  }),
  'not critical, spelled out': craft({
    extensions: [der.sequence(der.oid('1.2.3'), der.boolean(false), der.octetString(hex('01')))],
  }),
  'critical as 1': craft({
    extensions: [der.sequence(der.oid('1.2.3'), der.tlv(0x01, hex('01')), der.octetString(hex('01')))],
  }),
  'no extensions in the list': craft({ extensions: [] }),
  'an extension without value': craft({ extensions: [der.sequence(der.oid('1.2.3'))] }),
  'an extension with a value of another type': craft({
    extensions: [der.sequence(der.oid('1.2.3'), der.utf8String('x'))],
  }),
  'an extension named by a string': craft({
    extensions: [der.sequence(der.tlv(0x0c, hex('2a0304')), der.octetString(hex('01')))],
  }),
  'a name as an extension': withExtension('2.5.4.3', attribute('2.5.4.3', der.utf8String('x'))),
};

export const RARE_EXTENSIONS: readonly ParityCase[] = craftedCases('extensions', TABLE);
