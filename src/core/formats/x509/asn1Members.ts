import type { Asn1Member, Asn1Type } from '../der/asn1Type.ts';

export function required(name: string, tag: string, type?: Asn1Member['type']): Asn1Member {
  return { name, tags: [tag], type };
}

export function optional(name: string, tag: string, type?: Asn1Member['type']): Asn1Member {
  return { name, tags: [tag], optional: true, type };
}

/** RFC 5280 §4.1.2.4. */
export const NAME: Asn1Type = {
  each: 'RelativeDistinguishedName',
  type: {
    each: 'AttributeTypeAndValue',
    type: { members: [required('type', 'OBJECT IDENTIFIER'), { name: 'value' }] },
  },
};

/** RFC 5280 §4.2.1.6. */
const GENERAL_NAME: readonly Asn1Member[] = [
  required('otherName', '[0]', {
    members: [required('type-id', 'OBJECT IDENTIFIER'), required('value', '[0]')],
  }),
  required('rfc822Name', '[1]'),
  required('dNSName', '[2]'),
  required('x400Address', '[3]'),
  required('directoryName', '[4]', { each: 'rdnSequence', type: NAME }),
  required('ediPartyName', '[5]'),
  required('uniformResourceIdentifier', '[6]'),
  required('iPAddress', '[7]'),
  required('registeredID', '[8]'),
];

/** A SEQUENCE OF GeneralName. */
export const GENERAL_NAMES: Asn1Type = { choices: GENERAL_NAME };
