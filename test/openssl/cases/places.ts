import * as der from '../../support/der.ts';
import { craftedCases, type ParityCase } from './case.ts';
import { ascii, attribute, hex, name, withExtension } from './craft.ts';

const uri = (text: string): Uint8Array => der.implicit(6, ascii(text));
const cn = (text: string): Uint8Array => attribute('2.5.4.3', der.utf8String(text));
const dn = (...attributes: readonly Uint8Array[]): Uint8Array => der.explicit(4, name(...attributes));

const fullName = (...names: readonly Uint8Array[]): Uint8Array => der.explicit(0, der.explicit(0, ...names));
const relative = (...attributes: readonly Uint8Array[]): Uint8Array => der.explicit(0, der.explicit(1, ...attributes));
const reasons = (bytes: string): Uint8Array => der.implicit(1, hex(bytes));
const issuer = (...names: readonly Uint8Array[]): Uint8Array => der.explicit(2, ...names);
const point = (...parts: readonly Uint8Array[]): Uint8Array => der.sequence(...parts);
const points = (...list: readonly Uint8Array[]): Uint8Array => withExtension('2.5.29.31', der.sequence(...list));

const POINTS: Readonly<Record<string, Uint8Array>> = {
  one: points(point(fullName(uri('http://a/crl')))),
  two: points(point(fullName(uri('http://a'))), point(fullName(uri('ldap://b')))),
  'several names in one': points(point(fullName(uri('http://a'), der.implicit(2, ascii('b')), dn(cn('c'))))),
  'a relative name': points(point(relative(cn('rel')))),
  'a relative name of two attributes': points(point(relative(cn('rel'), attribute('2.5.4.10', der.utf8String('o'))))),
  'all reasons': points(point(fullName(uri('http://a')), reasons('07ff80'))),
  'one reason': points(point(fullName(uri('http://a')), reasons('0640'))),
  'no reasons': points(point(fullName(uri('http://a')), reasons('00'))),
  'an issuer': points(
    point(fullName(uri('http://a')), issuer(dn(cn('i'), attribute('2.5.4.6', der.printableString('DE'))))),
  ),
  'everything, twice': points(
    point(fullName(uri('http://a')), reasons('0640'), issuer(dn(cn('i')))),
    point(fullName(uri('http://b')), reasons('0106'), issuer(dn(cn('j')), uri('http://k'))),
  ),
  'names beyond ASCII and with controls': points(
    point(
      fullName(
        der.implicit(6, new TextEncoder().encode('http://\u00fc\u0007\u0000')),
        der.implicit(2, ascii('a\u001b')),
      ),
    ),
  ),
  'an issuer only': points(point(issuer(dn(cn('i'))))),
  'reasons only': points(point(reasons('0640'))),
  'an empty point': points(point()),
  none: points(),
  'no names': points(point(fullName())),
  'another type': withExtension('2.5.29.31', hex('0500')),
  'freshest CRL': withExtension('2.5.29.46', der.sequence(point(fullName(uri('http://delta'))))),
  'issuing distribution point': withExtension(
    '2.5.29.28',
    der.sequence(fullName(uri('http://a')), der.implicit(1, hex('ff')), der.implicit(4, hex('ff'))),
  ),
};

const access = (method: string, location: Uint8Array): Uint8Array => der.sequence(der.oid(method), location);
const authority = (...list: readonly Uint8Array[]): Uint8Array =>
  withExtension('1.3.6.1.5.5.7.1.1', der.sequence(...list));
const subject = (...list: readonly Uint8Array[]): Uint8Array =>
  withExtension('1.3.6.1.5.5.7.1.11', der.sequence(...list));

const ACCESS: Readonly<Record<string, Uint8Array>> = {
  'OCSP and issuers': authority(
    access('1.3.6.1.5.5.7.48.1', uri('http://ocsp')),
    access('1.3.6.1.5.5.7.48.2', uri('http://ca')),
  ),
  'every method': authority(
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map((arc) =>
      access(`1.3.6.1.5.5.7.48.${arc}`, uri(`http://${arc}`)),
    ),
  ),
  'a method by number': authority(access('1.2.3', uri('x'))),
  'other kinds of places': authority(
    access('1.3.6.1.5.5.7.48.1', der.implicit(2, ascii('d'))),
    access('1.3.6.1.5.5.7.48.1', dn(cn('n'), attribute('2.5.4.10', der.utf8String('o/p')))),
    access('1.3.6.1.5.5.7.48.1', der.implicit(7, hex('7f000001'))),
  ),
  'control characters in a location': authority(access('1.3.6.1.5.5.7.48.1', uri('http://a\n\u0007'))),
  none: authority(),
  'of the subject': subject(access('1.3.6.1.5.5.7.48.5', uri('rsync://repo')), access('1.3.6.1.5.5.7.48.10', uri('m'))),
  'another type': withExtension('1.3.6.1.5.5.7.1.1', hex('0102')),
  'no place': withExtension('1.3.6.1.5.5.7.1.1', der.sequence(der.sequence(der.oid('1.2.3')))),
};

export const PLACES: readonly ParityCase[] = [
  ...craftedCases('distribution points', POINTS),
  ...craftedCases('information access', ACCESS),
];
