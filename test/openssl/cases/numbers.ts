import * as der from '../../support/der.ts';
import { craftedCases, type ParityCase } from './case.ts';
import { craft, generalizedTime, hex, utcTime } from './craft.ts';

const serial = (bytes: string): Uint8Array => craft({ serial: der.tlv(0x02, hex(bytes)) });

const SERIALS: Readonly<Record<string, Uint8Array>> = {
  zero: serial('00'),
  one: serial('01'),
  127: serial('7f'),
  128: serial('0080'),
  '2^31 - 1': serial('7fffffff'),
  '2^32': serial('0100000000'),
  '2^63 - 1': serial('7fffffffffffffff'),
  '2^63': serial('008000000000000000'),
  '2^64 - 1': serial('00ffffffffffffffff'),
  '2^64': serial('010000000000000000'),
  '-1': serial('ff'),
  '-128': serial('80'),
  '-129': serial('ff7f'),
  '-2^63': serial('8000000000000000'),
  '-2^63 + 1': serial('8000000000000001'),
  '-2^63 - 1': serial('ff7fffffffffffffff'),
  '-2^64': serial('ff0000000000000000'),
  '20 octets': serial('7a112233445566778899aabbccddeeff01020304'),
  '20 octets beginning with a zero': serial('00ff112233445566778899aabbccddeeff010203'),
  '20 octets, negative': serial('8a112233445566778899aabbccddeeff01020304'),
  '21 octets': serial('00ffeeddccbbaa99887766554433221100ffeeddcc'),
  '40 octets': serial('5a'.repeat(40)),
  '200 octets': serial('5a'.repeat(200)),
  'not minimal': serial('0001'),
  'not minimal, negative': serial('ffff'),
  empty: serial(''),
  'another type': craft({ serial: der.utf8String('1') }),
  'a small nibble first': serial('0a112233445566778899'),
};

const dates = (notBefore: Uint8Array, notAfter: Uint8Array): Uint8Array => craft({ notBefore, notAfter });
const LATER = generalizedTime('20990101000000Z');
const from = (notBefore: Uint8Array): Uint8Array => dates(notBefore, LATER);

const DATES: Readonly<Record<string, Uint8Array>> = {
  'UTCTime at its ends': dates(utcTime('500101000000Z'), utcTime('491231235959Z')),
  '2049 and 2050': dates(utcTime('491231235959Z'), generalizedTime('20500101000000Z')),
  'before 1970': dates(utcTime('600229120000Z'), utcTime('691231235959Z')),
  'the last second': dates(utcTime('700101000000Z'), generalizedTime('99991231235959Z')),
  'year 0': from(generalizedTime('00000101000000Z')),
  'year 1': from(generalizedTime('00010101000000Z')),
  'year 99': from(generalizedTime('00991231235959Z')),
  'year 1582': from(generalizedTime('15821010000000Z')),
  'year 1900, no leap year': from(generalizedTime('19000228235959Z')),
  '29 February 1900': from(generalizedTime('19000229000000Z')),
  '29 February 2000': from(utcTime('000229000000Z')),
  '29 February 2100': from(generalizedTime('21000229000000Z')),
  '31 April': from(utcTime('260431000000Z')),
  'month 0': from(utcTime('260001000000Z')),
  'month 13': from(utcTime('261301000000Z')),
  'day 0': from(utcTime('260100000000Z')),
  'hour 24': from(utcTime('260101240000Z')),
  'minute 60': from(utcTime('260101006000Z')),
  'second 60': from(utcTime('260101000060Z')),
  'second 59': from(utcTime('260101235959Z')),
  'one digit of the day': from(utcTime('260209010203Z')),
  'UTCTime without seconds': from(utcTime('2601010000Z')),
  'GeneralizedTime without seconds': from(generalizedTime('202601010000Z')),
  'GeneralizedTime before 2050': from(generalizedTime('20260101000000Z')),
  'UTCTime with an offset': from(utcTime('260101120000+0130')),
  'UTCTime with a negative offset': from(utcTime('260101120000-0800')),
  'GeneralizedTime with an offset': from(generalizedTime('20260101120000+0130')),
  'fractions of a second': from(generalizedTime('20260101000000.123Z')),
  'empty fractions': from(generalizedTime('20260101000000.Z')),
  'fractions in UTCTime': from(utcTime('260101000000.5Z')),
  'no time zone': from(utcTime('260101000000')),
  'GeneralizedTime without time zone': from(generalizedTime('20260101000000')),
  letters: from(utcTime('26010100000xZ')),
  'a lowercase z': from(utcTime('260101000000z')),
  empty: from(utcTime('')),
  'a four-digit year in UTCTime': from(utcTime('20260101000000Z')),
  'two digits of the year in GeneralizedTime': from(generalizedTime('260101000000Z')),
  'trailing data': from(utcTime('260101000000Z0')),
  'a string instead': from(der.utf8String('260101000000Z')),
  'the end before the beginning': dates(utcTime('270101000000Z'), utcTime('260101000000Z')),
  'both the same': dates(utcTime('260101000000Z'), utcTime('260101000000Z')),
  'year 9999 as a beginning': dates(generalizedTime('99990101000000Z'), generalizedTime('99991231235959Z')),
};

export const NUMBERS: readonly ParityCase[] = [...craftedCases('serials', SERIALS), ...craftedCases('dates', DATES)];
