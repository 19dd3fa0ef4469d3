import * as der from '../../support/der.ts';
import { craftedCases, type ParityCase } from './case.ts';
import { ascii, attribute, hex, name, withExtension } from './craft.ts';

const ALT_NAME = '2.5.29.17';
const ISSUER_ALT_NAME = '2.5.29.18';

const dns = (text: string): Uint8Array => der.implicit(2, ascii(text));
const ip = (bytes: string): Uint8Array => der.implicit(7, hex(bytes));
const sans = (...names: readonly Uint8Array[]): Uint8Array => withExtension(ALT_NAME, der.sequence(...names));
const directory = (...attributes: readonly Uint8Array[]): Uint8Array => der.explicit(4, name(...attributes));
const cn = (text: string): Uint8Array => attribute('2.5.4.3', der.utf8String(text));
const other = (type: string, value: Uint8Array): Uint8Array => der.tlv(0xa0, der.oid(type), der.explicit(0, value));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const UPN = '1.3.6.1.4.1.311.20.2.3';

const TABLE: Readonly<Record<string, Uint8Array>> = {
  'DNS names': sans(dns('kubernetes'), dns('*.example.org'), dns('xn--mnchen-3ya.de'), dns('localhost')),
  'an empty DNS name': sans(dns('')),
  'a DNS name with a NUL': sans(dns('good.example\0.evil.example')),
  'a DNS name with a line break': sans(dns('a\nDNS:b')),
  'a DNS name with a comma': sans(dns('a, DNS:b')),
  'a DNS name beyond ASCII': sans(der.implicit(2, utf8('münchen.de'))),
  'a DNS name with terminal escapes': sans(dns('\u001b[31mred')),
  'a long DNS name': sans(dns(`${'label.'.repeat(60)}example`)),
  'IPv4 addresses': sans(ip('00000000'), ip('7f000001'), ip('0a600001'), ip('ffffffff')),
  'IPv6 addresses': sans(
    ip('00'.repeat(16)),
    ip(`${'00'.repeat(15)}01`),
    ip('20010db8000000000000000000000001'),
    ip('00000000000000000000ffff0a000001'),
    ip('fe800000000000000123456789abcdef'),
  ),
  'an address of no octets': sans(ip('')),
  'an address of 3 octets': sans(ip('0a0001')),
  'an address of 5 octets': sans(ip('0a00000102')),
  'an address of 8 octets': sans(ip('0a000000ff000000')),
  'an address of 17 octets': sans(ip('11'.repeat(17))),
  'mail addresses': sans(der.implicit(1, ascii('a@b.c')), der.implicit(1, ascii(''))),
  'a mail address beyond ASCII': sans(der.implicit(1, utf8('ü@b.c'))),
  addresses: sans(der.implicit(6, ascii('spiffe://cluster.local/ns/x')), der.implicit(6, ascii('urn:x'))),
  'an address beyond ASCII': sans(der.implicit(6, utf8('http://ü'))),
  'registered identifiers': sans(
    der.implicit(8, hex('2a0304')),
    der.implicit(8, hex('550403')),
    der.implicit(8, hex('2b06010505070301')),
  ),
  'a malformed registered identifier': sans(der.implicit(8, hex('2a80'))),
  'an empty registered identifier': sans(der.implicit(8, hex(''))),
  'a directory name': sans(directory(cn('x'), attribute('2.5.4.10', der.printableString('a/b, c+d')))),
  'an empty directory name': sans(directory()),
  'a directory name with special characters': sans(directory(cn('ü 😀 \u0007 "q" \\ =')), directory(cn('#x '))),
  'a directory name with a wide string': sans(directory(attribute('2.5.4.3', der.tlv(0x1e, hex('005a00fc20ac'))))),
  'a directory name of an unknown type': sans(directory(attribute('1.2.3.4', der.utf8String('v')))),
  'a directory name with two attributes in an RDN': sans(
    der.explicit(4, der.sequence(der.setOf(cn('a'), attribute('2.5.4.10', der.utf8String('b'))))),
  ),
  'a long directory name': sans(directory(cn('y'.repeat(400)))),
  'other name, a text': sans(other('1.2.3.4', der.utf8String('text'))),
  'other name, the user of a domain': sans(other(UPN, der.utf8String('user@realm'))),
  'other name, IA5String': sans(other('1.2.3.4', der.ia5String('ia5'))),
  'other name, PrintableString': sans(other('1.2.3.4', der.printableString('printable'))),
  'other name, a number': sans(other('1.2.3.4', der.integer(5n))),
  'other name, octets': sans(other(UPN, der.octetString(hex('0102')))),
  'other name, a sequence': sans(other('1.3.6.1.5.2.2', der.sequence(der.utf8String('x')))),
  'other name, every type with a name': sans(
    ...[5, 7, 8, 9, 1, 3, 4].map((arc) => other(`1.3.6.1.5.5.7.8.${arc}`, der.utf8String(`v${arc}`))),
  ),
  'other name, SRVName in IA5String': sans(other('1.3.6.1.5.5.7.8.7', der.ia5String('_etcd-server.example'))),
  'other name beyond ASCII': sans(other('1.3.6.1.5.5.7.8.9', der.utf8String('ü@b.c'))),
  'other name without value': sans(der.tlv(0xa0, der.oid('1.2.3.4'))),
  'other name, empty': sans(der.tlv(0xa0)),
  'X.400 address': sans(der.tlv(0xa3, der.sequence())),
  'X.400 address, odd content': sans(der.tlv(0xa3, der.sequence(der.tlv(0x61, der.printableString('DE'))))),
  'EDI party name': sans(der.tlv(0xa5, der.explicit(1, der.utf8String('party')))),
  'EDI party name with an assigner': sans(
    der.tlv(0xa5, der.explicit(0, der.utf8String('who')), der.explicit(1, der.utf8String('party'))),
  ),
  'an unknown kind': sans(der.implicit(9, ascii('?'))),
  'no names': sans(),
  'every kind at once': sans(
    other('1.2.3.4', der.utf8String('text')),
    der.implicit(1, ascii('a@b.c')),
    dns('d'),
    directory(cn('x')),
    der.implicit(6, ascii('http://u')),
    ip('7f000001'),
    der.implicit(8, hex('2a0304')),
  ),
  'a hundred names': sans(...Array.from({ length: 100 }, (_, at) => dns(`n${at}`))),
  'names of the issuer': withExtension(ISSUER_ALT_NAME, der.sequence(dns('issuer'), ip('0a000001'))),
  'names of the issuer, none': withExtension(ISSUER_ALT_NAME, der.sequence()),
  'no sequence': withExtension(ALT_NAME, der.octetString(hex('01'))),
  'trailing data after the sequence': withExtension(ALT_NAME, hex('3003 820161 0500')),
  'a name cut short': withExtension(ALT_NAME, hex('3003 820561')),
  'no content': withExtension(ALT_NAME, hex('')),
};

export const GENERAL_NAMES: readonly ParityCase[] = craftedCases('alternative names', TABLE);
