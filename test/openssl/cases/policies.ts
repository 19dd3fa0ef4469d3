import * as der from '../../support/der.ts';
import { craftedCases, type ParityCase } from './case.ts';
import { ascii, attribute, hex, name, withExtension } from './craft.ts';

const CPS = '1.3.6.1.5.5.7.2.1';
const NOTICE = '1.3.6.1.5.5.7.2.2';

const policies = (...list: readonly Uint8Array[]): Uint8Array => withExtension('2.5.29.32', der.sequence(...list));
const policy = (oid: string, ...qualifiers: readonly Uint8Array[]): Uint8Array =>
  der.sequence(der.oid(oid), ...(qualifiers.length > 0 ? [der.sequence(...qualifiers)] : []));
const qualifier = (oid: string, value: Uint8Array): Uint8Array => der.sequence(der.oid(oid), value);
const reference = (organization: Uint8Array, ...numbers: readonly bigint[]): Uint8Array =>
  der.sequence(organization, der.sequence(...numbers.map(der.integer)));
const visible = (text: string): Uint8Array => der.tlv(0x1a, ascii(text));

const POLICIES: Readonly<Record<string, Uint8Array>> = {
  'by number and by name': policies(policy('1.2.3.4'), policy('2.5.29.32.0'), policy('2.23.140.1.2.1')),
  'with names of other objects': policies(policy('1.3.6.1.5.5.7.3.1'), policy('2.5.29.15'), policy('0.4.0.1456.1.1')),
  none: policies(),
  'a practice statement': policies(policy('1.2.3', qualifier(CPS, der.ia5String('http://cps')))),
  'a practice statement in UTF8String': policies(policy('1.2.3', qualifier(CPS, der.utf8String('http://cps')))),
  'a practice statement with control characters': policies(
    policy('1.2.3', qualifier(CPS, der.ia5String('a\nb\u0007\u001b'))),
  ),
  'a notice in each string type': policies(
    policy('1.2.3', qualifier(NOTICE, der.sequence(der.utf8String('ü 証')))),
    policy('1.2.4', qualifier(NOTICE, der.sequence(der.ia5String('ia5')))),
    policy('1.2.5', qualifier(NOTICE, der.sequence(visible('visible')))),
    policy('1.2.6', qualifier(NOTICE, der.sequence(der.tlv(0x1e, hex('00610062'))))),
  ),
  'a notice with one number': policies(
    policy('1.2.3', qualifier(NOTICE, der.sequence(reference(der.utf8String('Org'), 7n), der.utf8String('text')))),
  ),
  'a notice with many numbers': policies(
    policy('1.2.3', qualifier(NOTICE, der.sequence(reference(visible('Org'), 1n, -2n, 300n, 1n << 70n)))),
  ),
  'a notice without numbers': policies(
    policy('1.2.3', qualifier(NOTICE, der.sequence(reference(visible('Org')), visible('text')))),
  ),
  'an empty notice': policies(policy('1.2.3', qualifier(NOTICE, der.sequence()))),
  'an unknown qualifier': policies(policy('1.2.3', qualifier('1.2.3.4.5', der.utf8String('x')))),
  'several qualifiers': policies(
    policy(
      '1.2.3',
      qualifier(CPS, der.ia5String('http://a')),
      qualifier(NOTICE, der.sequence(visible('b'))),
      qualifier('1.2.9', der.nothing()),
      qualifier(CPS, der.ia5String('http://c')),
    ),
    policy('1.2.4'),
  ),
  'no qualifiers in the list': policies(der.sequence(der.oid('1.2.3'), der.sequence())),
  'a policy without identifier': policies(der.sequence()),
  'a qualifier named by a string': policies(policy('1.2.3', der.sequence(der.tlv(0x0c, hex('2a0304')), der.nothing()))),
  'a notice that is a string': policies(policy('1.2.3', qualifier(NOTICE, der.utf8String('x')))),
};

const NUMBERS: Readonly<Record<string, Uint8Array>> = {
  mappings: withExtension(
    '2.5.29.33',
    der.sequence(
      der.sequence(der.oid('1.2.3.4'), der.oid('1.2.3.5')),
      der.sequence(der.oid('2.5.29.32.0'), der.oid('1.2.3')),
    ),
  ),
  'no mappings': withExtension('2.5.29.33', der.sequence()),
  'half a mapping': withExtension('2.5.29.33', der.sequence(der.sequence(der.oid('1.2.3')))),
  'constraints, both': withExtension('2.5.29.36', der.sequence(der.implicit(0, hex('00')), der.implicit(1, hex('05')))),
  'constraints, the second': withExtension('2.5.29.36', der.sequence(der.implicit(1, hex('7fffffffff')))),
  'constraints, none': withExtension('2.5.29.36', der.sequence()),
  'constraints, negative': withExtension('2.5.29.36', der.sequence(der.implicit(0, hex('ff')))),
  'inhibit any policy': withExtension('2.5.29.54', der.integer(2n)),
  'inhibit any policy, negative': withExtension('2.5.29.54', der.integer(-2n)),
  'inhibit any policy, large': withExtension('2.5.29.54', der.integer(1n << 65n)),
  'inhibit any policy, very large': withExtension('2.5.29.54', der.integer(1n << 140n)),
};

const dn = (text: string): Uint8Array => der.explicit(4, name(attribute('2.5.4.3', der.utf8String(text))));
const subtree = (...parts: readonly Uint8Array[]): Uint8Array => der.sequence(...parts);
const constrained = (permitted: readonly Uint8Array[], excluded: readonly Uint8Array[]): Uint8Array =>
  withExtension(
    '2.5.29.30',
    der.sequence(
      ...(permitted.length > 0 ? [der.explicit(0, ...permitted)] : []),
      ...(excluded.length > 0 ? [der.explicit(1, ...excluded)] : []),
    ),
  );

const NAME_CONSTRAINTS: Readonly<Record<string, Uint8Array>> = {
  'of every kind': constrained(
    [
      subtree(der.implicit(2, ascii('example.org'))),
      subtree(der.implicit(1, ascii('.mail'))),
      subtree(der.implicit(6, ascii('.uri'))),
    ],
    [subtree(dn('x')), subtree(der.implicit(7, hex('0a000000ff000000'))), subtree(der.implicit(8, hex('2a0304')))],
  ),
  'an IPv6 net': constrained([subtree(der.implicit(7, hex(`fd00${'00'.repeat(14)}ffff${'00'.repeat(14)}`)))], []),
  'an IPv6 net with parts': constrained(
    [subtree(der.implicit(7, hex(`20010db8${'00'.repeat(11)}01${'ff'.repeat(16)}`)))],
    [],
  ),
  'a net of 4 octets': constrained([subtree(der.implicit(7, hex('0a000000')))], []),
  'a net of 16 octets': constrained([subtree(der.implicit(7, hex('0a'.repeat(16))))], []),
  'an uneven mask': constrained([subtree(der.implicit(7, hex('0a000000ff00ff00')))], []),
  'an empty DNS name': constrained([], [subtree(der.implicit(2, ascii('')))]),
  'minimum and maximum': constrained(
    [subtree(der.implicit(2, ascii('a')), der.implicit(0, hex('01')), der.implicit(1, hex('05')))],
    [],
  ),
  'other name': constrained([subtree(der.tlv(0xa0, der.oid('1.2.3'), der.explicit(0, der.utf8String('v'))))], []),
  'only excluded': constrained([], [subtree(der.implicit(2, ascii('evil.example')))]),
  none: constrained([], []),
  'empty lists': withExtension('2.5.29.30', hex('3004 a000 a100')),
  'another type': withExtension('2.5.29.30', hex('0500')),
  'trailing data': withExtension('2.5.29.30', hex('3009 a005 3003 820161 0500')),
};

export const POLICY_CASES: readonly ParityCase[] = [
  ...craftedCases('policies', POLICIES),
  ...craftedCases('policy numbers', NUMBERS),
  ...craftedCases('name constraints', NAME_CONSTRAINTS),
];
