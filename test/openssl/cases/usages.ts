import * as der from '../../support/der.ts';
import { craftedCases, type ParityCase } from './case.ts';
import { ascii, attribute, craft, extension, hex, name, withExtension } from './craft.ts';

const keyUsage = (bytes: string): Uint8Array => withExtension('2.5.29.15', der.tlv(0x03, hex(bytes)));
const purposes = (...oids: readonly string[]): Uint8Array =>
  withExtension('2.5.29.37', der.sequence(...oids.map(der.oid)));
const constraints = (...parts: readonly Uint8Array[]): Uint8Array => withExtension('2.5.29.19', der.sequence(...parts));
const authorityKey = (...parts: readonly Uint8Array[]): Uint8Array =>
  withExtension('2.5.29.35', der.sequence(...parts));
const many = (parent: string, from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `${parent}.${from + at}`);

const ISSUER = der.explicit(1, der.explicit(4, name(attribute('2.5.4.3', der.utf8String('i')))));

const KEY_USAGES: Readonly<Record<string, Uint8Array>> = {
  'digital signature': keyUsage('0780'),
  'of a CA': keyUsage('0106'),
  'of a kubeadm CA': keyUsage('02a4'),
  'all nine': keyUsage('07ff80'),
  'decipher only': keyUsage('070080'),
  'beyond the nine': keyUsage('0000ff'),
  'three octets': keyUsage('00ffffff'),
  'no bits': keyUsage('00'),
  'no bits, seven unused': keyUsage('0700'),
  'unused bits set': keyUsage('07ff'),
  'eight unused bits': keyUsage('08ff'),
  empty: keyUsage(''),
  'zeros at the end': keyUsage('008000'),
  'another type': withExtension('2.5.29.15', der.octetString(hex('80'))),
  critical: craft({ extensions: [extension('2.5.29.15', hex('030205a0'), true)] }),
};

const PURPOSES: Readonly<Record<string, Uint8Array>> = {
  'of RFC 5280': purposes('2.5.29.37.0', ...many('1.3.6.1.5.5.7.3', 1, 9)),
  'of later documents': purposes(...many('1.3.6.1.5.5.7.3', 10, 40)),
  'of Microsoft': purposes(
    ...many('1.3.6.1.4.1.311.10.3', 1, 14),
    ...many('1.3.6.1.4.1.311.20.2', 1, 3),
    ...many('1.3.6.1.4.1.311.2.1', 20, 23),
  ),
  'of Netscape, Kerberos and others': purposes('2.16.840.1.113730.4.1', '1.3.6.1.5.2.3.4', '1.3.6.1.5.2.3.5'),
  'of etcd and private arcs': purposes('1.2.3.4', '1.3.6.1.4.1.99999.1', '2.23.133.8.1', '1.0.18013.5.1.2'),
  none: purposes(),
  'the same twice': purposes('1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.1'),
  'no identifiers': withExtension('2.5.29.37', der.sequence(der.utf8String('serverAuth'))),
  'a malformed identifier': withExtension('2.5.29.37', hex('3004 0602 2a80')),
};

const CONSTRAINTS: Readonly<Record<string, Uint8Array>> = {
  empty: constraints(),
  'a CA': constraints(der.boolean(true)),
  'not a CA, spelled out': constraints(der.boolean(false)),
  'a boolean of 1': constraints(der.tlv(0x01, hex('01'))),
  'path length 0': constraints(der.boolean(true), der.integer(0n)),
  'path length 300': constraints(der.boolean(true), der.integer(300n)),
  'path length -1': constraints(der.boolean(true), der.integer(-1n)),
  'path length 2^40': constraints(der.boolean(true), der.integer(1n << 40n)),
  'path length 2^130': constraints(der.boolean(true), der.integer(1n << 130n)),
  'path length without CA': constraints(der.integer(3n)),
  'trailing data': constraints(der.boolean(true), der.integer(0n), der.nothing()),
  'another type': withExtension('2.5.29.19', der.boolean(true)),
};

const KEY_IDS: Readonly<Record<string, Uint8Array>> = {
  'of the subject': withExtension('2.5.29.14', der.octetString(hex('0102030405060708090a0b0c0d0e0f1011121314'))),
  'of the subject, empty': withExtension('2.5.29.14', der.octetString(hex(''))),
  'of the subject, one octet': withExtension('2.5.29.14', der.octetString(hex('ff'))),
  'of the subject, 64 octets': withExtension('2.5.29.14', der.octetString(hex('5a'.repeat(64)))),
  'of the subject, another type': withExtension('2.5.29.14', hex('0102')),
  'of the issuer': authorityKey(der.implicit(0, hex('0102030405060708'))),
  'of the issuer, empty': authorityKey(),
  'of the issuer, an empty identifier': authorityKey(der.implicit(0, hex(''))),
  'name and serial of the issuer': authorityKey(ISSUER, der.implicit(2, hex('1234'))),
  'all three': authorityKey(der.implicit(0, hex('0102')), ISSUER, der.implicit(2, hex('00ff'))),
  'a name only': authorityKey(ISSUER),
  'a serial only': authorityKey(der.implicit(2, hex('05'))),
  'a serial of zero': authorityKey(der.implicit(0, hex('01')), der.implicit(2, hex('00'))),
  'a negative serial': authorityKey(der.implicit(0, hex('01')), der.implicit(2, hex('85'))),
  'an empty serial': authorityKey(der.implicit(0, hex('01')), der.implicit(2, hex(''))),
  'two names': authorityKey(
    der.implicit(0, hex('01')),
    der.explicit(1, der.implicit(2, ascii('d')), der.implicit(6, ascii('http://u'))),
    der.implicit(2, hex('01')),
  ),
  'out of order': authorityKey(der.implicit(2, hex('05')), der.implicit(0, hex('01'))),
  'another type ': withExtension('2.5.29.35', der.octetString(hex('01'))),
};

export const USAGES: readonly ParityCase[] = [
  ...craftedCases('key usage', KEY_USAGES),
  ...craftedCases('purposes', PURPOSES),
  ...craftedCases('basic constraints', CONSTRAINTS),
  ...craftedCases('key identifiers', KEY_IDS),
];
