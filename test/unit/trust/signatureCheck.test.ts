import { key } from '../../support/keyPair.ts';
import { authority, leaf } from './chainCase.ts';
import { CANNOT_SIGN, hinted, regenerated, runTable, type TableCase, TRUSTED, withRoot } from './chainTable.ts';

const TABLE: readonly TableCase[] = [
  {
    name: 'a CA re-created with the same name, RSA',
    given: async () => regenerated('RSA-2048'),
    expect: hinted('crypto/rsa: verification error', 'kubernetes'),
  },
  {
    name: 'a CA re-created with the same name, ECDSA',
    given: async () => regenerated('ECDSA-P256'),
    expect: hinted('x509: ECDSA verification failure', 'kubernetes'),
  },
  {
    name: 'a CA re-created with the same name, Ed25519',
    given: async () => regenerated('Ed25519'),
    expect: hinted('x509: Ed25519 verification failure', 'kubernetes'),
  },
  {
    name: 'a CA re-created with the same name and another kind of key',
    given: async () => ({
      leaf: await leaf(await authority('kubernetes')),
      anchors: [await authority('kubernetes', { algorithm: 'RSA-2048' })],
    }),
    expect: hinted(
      'x509: signature algorithm specifies an ECDSA public key, but have public key of type *rsa.PublicKey',
      'kubernetes',
    ),
  },
  {
    name: 'the reverse: an RSA signature before an EC key',
    given: async () => ({
      leaf: await leaf(await authority('kubernetes', { algorithm: 'RSA-2048' })),
      anchors: [await authority('kubernetes')],
    }),
    expect: hinted(
      'x509: signature algorithm specifies an RSA public key, but have public key of type *ecdsa.PublicKey',
      'kubernetes',
    ),
  },
  {
    name: 'an issuer with CA:FALSE',
    given: async () => withRoot(await authority('kubernetes', { ca: false })),
    expect: hinted(CANNOT_SIGN, 'kubernetes'),
  },
  {
    name: 'a version 3 issuer without basicConstraints',
    given: async () => withRoot(await authority('kubernetes', { ca: undefined })),
    expect: hinted(CANNOT_SIGN, 'kubernetes'),
  },
  {
    name: 'an issuer without keyCertSign',
    given: async () => withRoot(await authority('kubernetes', { keyUsage: ['digitalSignature'] })),
    expect: hinted(CANNOT_SIGN, 'kubernetes'),
  },
  {
    name: 'an issuer without keyUsage',
    given: async () => withRoot(await authority('kubernetes', { keyUsage: undefined })),
    expect: TRUSTED,
  },
  {
    name: 'a version 1 root',
    given: async () => withRoot(await authority('kubernetes', { version: 1 })),
    expect: TRUSTED,
  },
  {
    name: 'a candidate without a common name is named by its organization',
    given: async () => {
      const subject = { organizations: ['Acme', 'Other'] };
      return withRoot(await authority('x', { subject, ca: false }));
    },
    expect: hinted(CANNOT_SIGN, 'Acme'),
  },
  {
    name: 'a candidate without either is named by its serial number in decimal',
    given: async () => withRoot(await authority('x', { subject: { country: 'DE' }, ca: false, serial: 0x1234n })),
    expect: hinted(CANNOT_SIGN, 'serial:4660'),
  },
  {
    name: 'an SHA-1 signature of an RSA CA',
    given: async () => withRoot(await authority('kubernetes', { algorithm: 'RSA-2048' }), { hash: 'sha1' }),
    expect: hinted('x509: cannot verify signature: insecure algorithm SHA1-RSA', 'kubernetes'),
  },
  {
    name: 'an SHA-1 signature of an EC CA',
    given: async () => withRoot(await authority('kubernetes'), { hash: 'sha1' }),
    expect: hinted('x509: cannot verify signature: insecure algorithm ECDSA-SHA1', 'kubernetes'),
  },
  {
    name: 'a root signed with SHA-1 itself: nobody looks',
    given: async () => withRoot(await authority('kubernetes', { hash: 'sha1' })),
    expect: TRUSTED,
  },
  {
    name: 'a tampered signature: another key signed in the CA’s name',
    given: async () => withRoot(await authority('kubernetes'), { signingKey: await key('intruder') }),
    expect: hinted('x509: ECDSA verification failure', 'kubernetes'),
  },
];

describe('checkSignatureFrom, through verifyChain', () => {
  runTable(TABLE);
});
