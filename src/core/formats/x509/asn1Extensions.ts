import type { Asn1Type } from '../der/asn1Type.ts';
import { GENERAL_NAMES, optional, required } from './asn1Members.ts';

const DISTRIBUTION_POINTS: Asn1Type = {
  each: 'DistributionPoint',
  type: {
    members: [
      optional('distributionPoint', '[0]', {
        choices: [required('fullName', '[0]', GENERAL_NAMES), required('nameRelativeToCRLIssuer', '[1]')],
      }),
      optional('reasons', '[1]'),
      optional('cRLIssuer', '[2]', GENERAL_NAMES),
    ],
  },
};

const SUBTREES: Asn1Type = {
  each: 'GeneralSubtree',
  type: { members: [{ name: 'base' }, optional('minimum', '[0]'), optional('maximum', '[1]')] },
};

const ACCESS: Asn1Type = {
  each: 'AccessDescription',
  type: {
    members: [required('accessMethod', 'OBJECT IDENTIFIER'), { name: 'accessLocation' }],
  },
};

/** The type inside the extnValue of each extension: its name and its parts (RFC 5280 §4.2). */
const TYPES: Readonly<Record<string, Asn1Type>> = {
  '2.5.29.14': { each: 'SubjectKeyIdentifier' },
  '2.5.29.15': { each: 'KeyUsage' },
  '2.5.29.17': { each: 'SubjectAltName', type: GENERAL_NAMES },
  '2.5.29.18': { each: 'IssuerAltName', type: GENERAL_NAMES },
  '2.5.29.19': {
    each: 'BasicConstraints',
    type: { members: [optional('cA', 'BOOLEAN'), optional('pathLenConstraint', 'INTEGER')] },
  },
  '2.5.29.30': {
    each: 'NameConstraints',
    type: {
      members: [optional('permittedSubtrees', '[0]', SUBTREES), optional('excludedSubtrees', '[1]', SUBTREES)],
    },
  },
  '2.5.29.31': { each: 'CRLDistributionPoints', type: DISTRIBUTION_POINTS },
  '2.5.29.32': {
    each: 'CertificatePolicies',
    type: {
      each: 'PolicyInformation',
      type: {
        members: [required('policyIdentifier', 'OBJECT IDENTIFIER'), optional('policyQualifiers', 'SEQUENCE')],
      },
    },
  },
  '2.5.29.35': {
    each: 'AuthorityKeyIdentifier',
    type: {
      members: [
        optional('keyIdentifier', '[0]'),
        optional('authorityCertIssuer', '[1]', GENERAL_NAMES),
        optional('authorityCertSerialNumber', '[2]'),
      ],
    },
  },
  '2.5.29.37': { each: 'ExtKeyUsageSyntax', type: { each: 'KeyPurposeId' } },
  '1.3.6.1.5.5.7.1.1': { each: 'AuthorityInfoAccessSyntax', type: ACCESS },
};

export function extensionType(oid: string): Asn1Type | undefined {
  return Object.hasOwn(TYPES, oid) ? TYPES[oid] : undefined;
}
