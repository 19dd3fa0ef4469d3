import type { Asn1Member, Asn1Type } from '../der/asn1Type.ts';
import { extensionType } from './asn1Extensions.ts';
import { NAME, optional, required } from './asn1Members.ts';

const ALGORITHM: Asn1Type = {
  members: [required('algorithm', 'OBJECT IDENTIFIER'), { name: 'parameters', optional: true }],
};

/** RFC 8017 §A.1.1; the key of an elliptic curve is no SEQUENCE. */
const RSA_PUBLIC_KEY: Asn1Type = {
  each: 'RSAPublicKey',
  type: { members: [required('modulus', 'INTEGER'), required('publicExponent', 'INTEGER')] },
};

/** RFC 5480, appendix A; the signature of an RSA key is no SEQUENCE. */
const ECDSA_SIGNATURE: Asn1Type = {
  each: 'ECDSA-Sig-Value',
  type: { members: [required('r', 'INTEGER'), required('s', 'INTEGER')] },
};

/** RFC 5280 §4.1. */
const PUBLIC_KEY_INFO: Asn1Type = {
  members: [required('algorithm', 'SEQUENCE', ALGORITHM), required('subjectPublicKey', 'BIT STRING', RSA_PUBLIC_KEY)],
};

/** RFC 5280 §4.1. */
const EXTENSIONS: Asn1Type = {
  each: 'Extension',
  type: {
    members: [
      required('extnID', 'OBJECT IDENTIFIER'),
      optional('critical', 'BOOLEAN'),
      required('extnValue', 'OCTET STRING', extensionType),
    ],
  },
};

const TIME = ['UTCTime', 'GeneralizedTime'] as const;
const VALIDITY: Asn1Type = {
  members: [
    { name: 'notBefore', tags: TIME },
    { name: 'notAfter', tags: TIME },
  ],
};

/** RFC 5280 §4.1. */
const CERTIFICATE: Asn1Type = {
  members: [
    required('tbsCertificate', 'SEQUENCE', {
      members: [
        optional('version', '[0]', { each: 'Version' }),
        required('serialNumber', 'INTEGER'),
        required('signature', 'SEQUENCE', ALGORITHM),
        required('issuer', 'SEQUENCE', NAME),
        required('validity', 'SEQUENCE', VALIDITY),
        required('subject', 'SEQUENCE', NAME),
        required('subjectPublicKeyInfo', 'SEQUENCE', PUBLIC_KEY_INFO),
        optional('issuerUniqueID', '[1]'),
        optional('subjectUniqueID', '[2]'),
        optional('extensions', '[3]', { each: 'Extensions', type: EXTENSIONS }),
      ],
    }),
    required('signatureAlgorithm', 'SEQUENCE', ALGORITHM),
    required('signatureValue', 'BIT STRING', ECDSA_SIGNATURE),
  ],
};

/** RFC 2985 §5.4.2. */
const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';
const attributeValues: Asn1Member['type'] = (oid) =>
  oid === EXTENSION_REQUEST ? { each: 'ExtensionRequest', type: EXTENSIONS } : { each: 'AttributeValue' };

/** RFC 2986 §4. */
const CERTIFICATION_REQUEST: Asn1Type = {
  members: [
    required('certificationRequestInfo', 'SEQUENCE', {
      members: [
        required('version', 'INTEGER'),
        required('subject', 'SEQUENCE', NAME),
        required('subjectPKInfo', 'SEQUENCE', PUBLIC_KEY_INFO),
        required('attributes', '[0]', {
          each: 'Attribute',
          type: { members: [required('type', 'OBJECT IDENTIFIER'), required('values', 'SET', attributeValues)] },
        }),
      ],
    }),
    required('signatureAlgorithm', 'SEQUENCE', ALGORITHM),
    required('signature', 'BIT STRING', ECDSA_SIGNATURE),
  ],
};

/** By the kind of the artifact: the type of its DER. */
export const ASN1_TYPES = {
  certificate: { each: 'Certificate', type: CERTIFICATE },
  certificateRequest: { each: 'CertificationRequest', type: CERTIFICATION_REQUEST },
  publicKey: { each: 'SubjectPublicKeyInfo', type: PUBLIC_KEY_INFO },
} as const satisfies Readonly<Record<string, Asn1Type>>;
