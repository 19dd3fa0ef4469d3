import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { type Asn1Row, asn1Tree } from '../../../../src/core/formats/der/asn1Tree.ts';
import { scanPem } from '../../../../src/core/formats/pem/scanPem.ts';
import { ASN1_TYPES } from '../../../../src/core/formats/x509/asn1Modules.ts';
import { oidName } from '../../../../src/core/formats/x509/objects/objectNames.ts';
import { recordedCertificates } from '../../../openssl/recordings.ts';
import * as der from '../../../support/der.ts';
import { keyFile, makeCertificate, openssl, temporaryFolder } from '../../../support/makeWithOpenssl.ts';

type Kind = keyof typeof ASN1_TYPES;

function derOf(pem: string): Uint8Array {
  const bytes = scanPem(pem).blocks[0]?.body;
  assert.ok(bytes, pem);
  return bytes;
}

const rowsOf = (bytes: Uint8Array, kind: Kind) => asn1Tree(bytes, oidName, ASN1_TYPES[kind]).rows;

/** "tbsCertificate/validity/notBefore UTCTime" of each row; "?" for one without a name. */
function paths(rows: readonly Asn1Row[]): readonly string[] {
  const above: string[] = [];
  return rows.map(({ depth, field = '?', name }) => {
    above.length = depth;
    above.push(field);
    return `${above.slice(1).join('/')} ${name}`;
  });
}

describe('the names in the structure', () => {
  const folder = temporaryFolder();
  after(() => rmSync(folder, { recursive: true }));

  const certificate = (extensions: readonly string[], more: object = {}) =>
    derOf(makeCertificate(folder, { name: 'names', extensions, ...more }));

  it('of a certificate are those of RFC 5280', () => {
    const rows = rowsOf(certificate(['subjectKeyIdentifier=none', 'keyUsage=critical,keyCertSign']), 'certificate');
    assert.equal(rows[0]?.field, 'Certificate');
    assert.deepEqual(
      paths(rows).filter((path) => !/issuer\/|Extensions\/Extension\//.test(path)),
      [
        ' SEQUENCE',
        'tbsCertificate SEQUENCE',
        'tbsCertificate/version [0]',
        'tbsCertificate/version/Version INTEGER',
        'tbsCertificate/serialNumber INTEGER',
        'tbsCertificate/signature SEQUENCE',
        'tbsCertificate/signature/algorithm OBJECT IDENTIFIER',
        'tbsCertificate/issuer SEQUENCE',
        'tbsCertificate/validity SEQUENCE',
        'tbsCertificate/validity/notBefore UTCTime',
        'tbsCertificate/validity/notAfter UTCTime',
        'tbsCertificate/subject SEQUENCE',
        'tbsCertificate/subject/RelativeDistinguishedName SET',
        'tbsCertificate/subject/RelativeDistinguishedName/AttributeTypeAndValue SEQUENCE',
        'tbsCertificate/subject/RelativeDistinguishedName/AttributeTypeAndValue/type OBJECT IDENTIFIER',
        'tbsCertificate/subject/RelativeDistinguishedName/AttributeTypeAndValue/value UTF8String',
        'tbsCertificate/subjectPublicKeyInfo SEQUENCE',
        'tbsCertificate/subjectPublicKeyInfo/algorithm SEQUENCE',
        'tbsCertificate/subjectPublicKeyInfo/algorithm/algorithm OBJECT IDENTIFIER',
        'tbsCertificate/subjectPublicKeyInfo/algorithm/parameters OBJECT IDENTIFIER',
        'tbsCertificate/subjectPublicKeyInfo/subjectPublicKey BIT STRING',
        'tbsCertificate/extensions [3]',
        'tbsCertificate/extensions/Extensions SEQUENCE',
        'tbsCertificate/extensions/Extensions/Extension SEQUENCE',
        'signatureAlgorithm SEQUENCE',
        'signatureAlgorithm/algorithm OBJECT IDENTIFIER',
        'signatureValue BIT STRING',
        'signatureValue/ECDSA-Sig-Value SEQUENCE',
        'signatureValue/ECDSA-Sig-Value/r INTEGER',
        'signatureValue/ECDSA-Sig-Value/s INTEGER',
      ],
    );
  });

  it('of its extensions follow from extnID, whether they are critical or not', () => {
    const rows = rowsOf(
      certificate(
        [
          'subjectKeyIdentifier=none',
          'basicConstraints=critical,CA:TRUE,pathlen:1',
          'subjectAltName=DNS:a.example,IP:10.0.0.1,URI:http://a.example,dirName:dn',
          'crlDistributionPoints=URI:http://crl.example',
          'nameConstraints=permitted;DNS:a.example',
          'authorityInfoAccess=OCSP;URI:http://ocsp.example',
          'extendedKeyUsage=serverAuth',
          '1.2.3.4=ASN1:SEQUENCE:own',
        ],
        { sections: '[dn]\nCN=z\n[own]\na=INTEGER:1' },
      ),
      'certificate',
    );
    const prefix = 'tbsCertificate/extensions/Extensions/Extension/';
    const found = paths(rows).flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : []));
    const value = 'extnValue/';
    const inside = found.flatMap((path) => (path.startsWith(value) ? [path.slice(value.length)] : []));
    assert.deepEqual(inside, [
      'BasicConstraints SEQUENCE',
      'BasicConstraints/cA BOOLEAN',
      'BasicConstraints/pathLenConstraint INTEGER',
      'SubjectAltName SEQUENCE',
      'SubjectAltName/dNSName [2]',
      'SubjectAltName/iPAddress [7]',
      'SubjectAltName/uniformResourceIdentifier [6]',
      'SubjectAltName/directoryName [4]',
      'SubjectAltName/directoryName/rdnSequence SEQUENCE',
      'SubjectAltName/directoryName/rdnSequence/RelativeDistinguishedName SET',
      'SubjectAltName/directoryName/rdnSequence/RelativeDistinguishedName/AttributeTypeAndValue SEQUENCE',
      'SubjectAltName/directoryName/rdnSequence/RelativeDistinguishedName/AttributeTypeAndValue/type OBJECT IDENTIFIER',
      'SubjectAltName/directoryName/rdnSequence/RelativeDistinguishedName/AttributeTypeAndValue/value UTF8String',
      'CRLDistributionPoints SEQUENCE',
      'CRLDistributionPoints/DistributionPoint SEQUENCE',
      'CRLDistributionPoints/DistributionPoint/distributionPoint [0]',
      'CRLDistributionPoints/DistributionPoint/distributionPoint/fullName [0]',
      'CRLDistributionPoints/DistributionPoint/distributionPoint/fullName/uniformResourceIdentifier [6]',
      'NameConstraints SEQUENCE',
      'NameConstraints/permittedSubtrees [0]',
      'NameConstraints/permittedSubtrees/GeneralSubtree SEQUENCE',
      'NameConstraints/permittedSubtrees/GeneralSubtree/base [2]',
      'AuthorityInfoAccessSyntax SEQUENCE',
      'AuthorityInfoAccessSyntax/AccessDescription SEQUENCE',
      'AuthorityInfoAccessSyntax/AccessDescription/accessMethod OBJECT IDENTIFIER',
      'AuthorityInfoAccessSyntax/AccessDescription/accessLocation [6]',
      'ExtKeyUsageSyntax SEQUENCE',
      'ExtKeyUsageSyntax/KeyPurposeId OBJECT IDENTIFIER',
      // The content of this one is unknown.
      '? SEQUENCE',
      '?/? INTEGER',
    ]);
    assert.equal(found.filter((path) => path === 'critical BOOLEAN').length, 1);
    assert.equal(found.filter((path) => path === 'extnValue OCTET STRING').length, 7);
  });

  it('of a request are those of RFC 2986, with the extensions that it asks for', () => {
    const pem = openssl(folder, [
      ...['req', '-new', '-subj', '/CN=r', '-addext', 'subjectAltName=DNS:r.example'],
      ...['-key', keyFile(folder, '-algorithm RSA -pkeyopt rsa_keygen_bits:2048')],
    ]);
    const found = paths(rowsOf(derOf(pem), 'certificateRequest'));
    const info = 'certificationRequestInfo';
    const attribute = `${info}/attributes/Attribute`;
    for (const path of [
      `${info}/version INTEGER`,
      `${info}/subject SEQUENCE`,
      `${info}/subjectPKInfo/subjectPublicKey/RSAPublicKey/modulus INTEGER`,
      `${info}/subjectPKInfo/subjectPublicKey/RSAPublicKey/publicExponent INTEGER`,
      `${attribute}/type OBJECT IDENTIFIER`,
      `${attribute}/values/ExtensionRequest/Extension/extnValue/SubjectAltName/dNSName [2]`,
      'signatureAlgorithm/parameters NULL',
      'signature BIT STRING',
    ]) {
      assert.ok(found.includes(path), `${path}\n${found.join('\n')}`);
    }
  });

  it('cover every element of every certificate of the cases, but for what modules leave open', () => {
    const unnamed = recordedCertificates().flatMap(({ der }) =>
      paths(rowsOf(der, 'certificate')).filter(
        (path) =>
          path.startsWith('? ') ||
          (path.includes('?') && !/extnValue\/|parameters\/|otherName|policyQualifiers|ediParty|x400/.test(path)),
      ),
    );
    assert.deepEqual(unnamed, []);
  });

  it('are given to no element that is not as the module has it, nor to those behind it', () => {
    const odd = der.sequence(
      der.sequence(der.integer(1n), der.utf8String('not an algorithm'), der.sequence()),
      der.sequence(der.oid('1.2.3')),
    );
    assert.deepEqual(paths(rowsOf(odd, 'certificate')), [
      ' SEQUENCE',
      'tbsCertificate SEQUENCE',
      'tbsCertificate/serialNumber INTEGER',
      'tbsCertificate/? UTF8String',
      'tbsCertificate/? SEQUENCE',
      'signatureAlgorithm SEQUENCE',
      'signatureAlgorithm/algorithm OBJECT IDENTIFIER',
    ]);
    assert.deepEqual(
      asn1Tree(odd, oidName).rows.map(({ field }) => field),
      Array.from({ length: 7 }, () => undefined),
    );
  });
});
