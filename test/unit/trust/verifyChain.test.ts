import assert from 'node:assert/strict';
import type { IssuedCertificate } from '../../support/certificates.ts';
import { nothing } from '../../support/der.ts';
import { key } from '../../support/keyPair.ts';
import { authority, type ChainCase, EXPIRED, FUTURE, leaf, NOW, outcome, VALID, verdict } from './chainCase.ts';

const UNKNOWN = 'unknownAuthority: x509: certificate signed by unknown authority';
const USAGE = 'incompatibleUsage: x509: certificate specifies an incompatible key usage';
const CANNOT_SIGN = 'x509: invalid signature: parent certificate cannot sign this kind of certificate';
const EXPIRED_TEXT =
  'expired: x509: certificate has expired or is not yet valid: current time 2026-01-15T12:00:00Z is after 2021-01-01T00:00:00Z';
const FUTURE_TEXT =
  'notYetValid: x509: certificate has expired or is not yet valid: current time 2026-01-15T12:00:00Z is before 2030-01-01T00:00:00Z';
const TRUSTED = 'trusted: kube-apiserver < kubernetes';
const BY_INTERMEDIATE = 'trusted: kube-apiserver < intermediate < kubernetes';

function hinted(error: string, candidate: string): string {
  return `${UNKNOWN} (possibly because of "${error}" while trying to verify candidate authority certificate "${candidate}")`;
}

const intermediateOf = (root: IssuedCertificate, overrides = {}): Promise<IssuedCertificate> =>
  authority('intermediate', { issuer: root, authorityKeyId: true, ...overrides });

const unknownCritical = { oid: '1.2.3.4.5', critical: true, value: nothing() };

interface TableCase {
  readonly name: string;
  readonly given: () => Promise<ChainCase>;
  readonly expect: string;
}

const TABLE: readonly TableCase[] = [
  {
    name: 'a leaf of the trusted CA',
    given: async () => withRoot(await authority('kubernetes')),
    expect: TRUSTED,
  },
  {
    name: 'another CA',
    given: async () => ({ leaf: await leaf(await authority('kubernetes')), anchors: [await authority('other')] }),
    expect: UNKNOWN,
  },
  {
    name: 'no anchor at all',
    given: async () => ({ leaf: await leaf(await authority('kubernetes')), anchors: [] }),
    expect: UNKNOWN,
  },
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
    name: 'a CA renewed with the same key',
    given: async () => {
      const old = await authority('kubernetes', { ...EXPIRED, serial: 1n });
      return { leaf: await leaf(old), anchors: [await authority('kubernetes', { serial: 2n })] };
    },
    expect: TRUSTED,
  },
  {
    name: 'old and new CA in one bundle during a rotation',
    given: async () => {
      const old = await authority('kubernetes', { keyName: 'old' });
      return { leaf: await leaf(old), anchors: [await authority('kubernetes', { keyName: 'new' }), old] };
    },
    expect: TRUSTED,
  },
  {
    name: 'the expired CA and its renewal in one bundle',
    given: async () => {
      const old = await authority('kubernetes', EXPIRED);
      return { leaf: await leaf(old), anchors: [old, await authority('kubernetes')] };
    },
    expect: TRUSTED,
  },
  {
    name: 'the renewal before the expired CA in one bundle',
    given: async () => {
      const old = await authority('kubernetes', EXPIRED);
      return { leaf: await leaf(old), anchors: [await authority('kubernetes'), old] };
    },
    expect: TRUSTED,
  },
  {
    name: 'an expired leaf',
    given: async () => withRoot(await authority('kubernetes'), EXPIRED),
    expect: EXPIRED_TEXT,
  },
  {
    name: 'a leaf that is not yet valid',
    given: async () => withRoot(await authority('kubernetes'), FUTURE),
    expect: FUTURE_TEXT,
  },
  { name: 'an expired CA', given: async () => withRoot(await authority('kubernetes', EXPIRED)), expect: EXPIRED_TEXT },
  {
    name: 'a CA that is not yet valid',
    given: async () => withRoot(await authority('kubernetes', FUTURE)),
    expect: FUTURE_TEXT,
  },
  {
    name: 'an expired intermediate',
    given: async () => viaIntermediate({ intermediate: EXPIRED }),
    expect: EXPIRED_TEXT,
  },
  {
    name: 'the last millisecond of validity',
    given: async () => ({ ...(await withRoot(await authority('kubernetes'))), now: VALID.notAfter.getTime() }),
    expect: TRUSTED,
  },
  {
    name: 'the first millisecond after it',
    given: async () => ({ ...(await withRoot(await authority('kubernetes'))), now: VALID.notAfter.getTime() + 1 }),
    expect:
      'expired: x509: certificate has expired or is not yet valid: current time 2035-01-01T00:00:00Z is after 2035-01-01T00:00:00Z',
  },
  {
    name: 'an expired leaf of an unknown CA for another host: time is judged first',
    given: async () => ({ leaf: await leaf(await authority('x'), EXPIRED), anchors: [], host: 'nowhere' }),
    expect: EXPIRED_TEXT,
  },
  {
    name: 'a leaf of an unknown CA for another host: the name is judged before the chain',
    given: async () => ({ leaf: await leaf(await authority('x')), anchors: [], host: 'nowhere' }),
    expect: 'hostname: x509: certificate is valid for kubernetes, node1, not nowhere',
  },
  {
    name: 'a server certificate for clients only',
    given: async () => withRoot(await authority('kubernetes'), { extendedKeyUsage: ['clientAuth'] }),
    expect: USAGE,
  },
  {
    name: 'a client certificate for servers only',
    given: async () => ({ ...(await withRoot(await authority('kubernetes'))), purpose: 'clientAuth' }),
    expect: USAGE,
  },
  {
    name: 'any purpose asked for',
    given: async () => ({ ...(await withRoot(await authority('kubernetes'))), purpose: 'any' }),
    expect: TRUSTED,
  },
  {
    name: 'a certificate without extended key usage',
    given: async () => withRoot(await authority('kubernetes'), { extendedKeyUsage: undefined }),
    expect: TRUSTED,
  },
  {
    name: 'a certificate for any extended key usage',
    given: async () => withRoot(await authority('kubernetes'), { extendedKeyUsage: ['any'] }),
    expect: TRUSTED,
  },
  {
    name: 'a certificate with a private purpose only',
    given: async () => withRoot(await authority('kubernetes'), { extendedKeyUsage: ['1.3.6.1.4.1.1'] }),
    expect: USAGE,
  },
  {
    name: 'a CA whose extended key usage lacks serverAuth',
    given: async () => withRoot(await authority('kubernetes', { extendedKeyUsage: ['clientAuth'] })),
    expect: USAGE,
  },
  {
    name: 'an intermediate whose extended key usage lacks serverAuth',
    given: async () => viaIntermediate({ intermediate: { extendedKeyUsage: ['clientAuth'] } }),
    expect: USAGE,
  },
  {
    name: 'two anchors of one key, the first without serverAuth: the other chain counts',
    given: async () => {
      const limited = await authority('kubernetes', { extendedKeyUsage: ['clientAuth'] });
      return { leaf: await leaf(limited), anchors: [limited, await authority('kubernetes')] };
    },
    expect: TRUSTED,
  },
  {
    name: 'a server certificate with keyUsage dataEncipherment only',
    given: async () => withRoot(await authority('kubernetes'), { keyUsage: ['dataEncipherment'] }),
    expect: TRUSTED,
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
    name: 'a version 1 intermediate',
    given: async () => viaIntermediate({ intermediate: { version: 1 } }),
    expect: 'notAuthorizedToSign: x509: certificate is not authorized to sign other certificates',
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
    name: 'an intermediate in the leaf file',
    given: async () => viaIntermediate({}),
    expect: BY_INTERMEDIATE,
  },
  {
    name: 'an intermediate not sent',
    given: async () => ({ ...(await viaIntermediate({})), chain: [] }),
    expect: UNKNOWN,
  },
  {
    name: 'an intermediate alone as trust anchor',
    given: async () => {
      const given = await viaIntermediate({});
      return { leaf: given.leaf, anchors: given.chain ?? [] };
    },
    expect: 'trusted: kube-apiserver < intermediate',
  },
  {
    name: 'intermediate and root both anchors, nothing sent',
    given: async () => {
      const given = await viaIntermediate({});
      return { leaf: given.leaf, anchors: [...given.anchors, ...(given.chain ?? [])] };
    },
    expect: 'trusted: kube-apiserver < intermediate',
  },
  {
    name: 'an intermediate both sent and trusted: the anchor is looked at first',
    given: async () => {
      const given = await viaIntermediate({});
      return { ...given, anchors: [...given.anchors, ...(given.chain ?? [])] };
    },
    expect: 'trusted: kube-apiserver < intermediate',
  },
  {
    name: 'an intermediate of another root: the failure is about the intermediate',
    given: async () => ({ ...(await viaIntermediate({})), anchors: [await authority('other')] }),
    expect: UNKNOWN,
  },
  {
    name: 'an intermediate whose root was re-created',
    given: async () => ({
      ...(await viaIntermediate({})),
      anchors: [await authority('kubernetes', { keyName: 'again' })],
    }),
    expect: hinted('x509: ECDSA verification failure', 'kubernetes'),
  },
  {
    name: 'the chain in reverse order, root included',
    given: async () => {
      const given = await viaIntermediate({});
      return { ...given, chain: [...given.anchors, ...(given.chain ?? [])] };
    },
    expect: BY_INTERMEDIATE,
  },
  {
    name: 'unrelated certificates in the leaf file',
    given: async () => ({ ...(await withRoot(await authority('kubernetes'))), chain: [await authority('other')] }),
    expect: TRUSTED,
  },
  {
    name: 'a leaf pinned as its own CA',
    given: async () => {
      const own = await leaf(undefined);
      return { leaf: own, anchors: [own], host: 'node1' };
    },
    expect: 'trusted: kube-apiserver',
  },
  {
    name: 'a CA-issued leaf pinned as its own CA',
    given: async () => {
      const own = await leaf(await authority('kubernetes'));
      return { leaf: own, anchors: [own] };
    },
    expect: 'trusted: kube-apiserver',
  },
  {
    name: 'a pinned leaf for clients only',
    given: async () => {
      const own = await leaf(undefined, { extendedKeyUsage: ['clientAuth'] });
      return { leaf: own, anchors: [own] };
    },
    expect: USAGE,
  },
  {
    name: 'a pinned leaf that was renewed with the same key',
    given: async () => ({
      leaf: await leaf(undefined, { serial: 2n }),
      anchors: [await leaf(undefined, { serial: 1n })],
    }),
    expect: UNKNOWN,
  },
  {
    name: 'path length 0 above an intermediate',
    given: async () => viaIntermediate({ root: { pathLength: 0 } }),
    expect: 'tooManyIntermediates: x509: too many intermediates for path length constraint',
  },
  {
    name: 'path length 1 above an intermediate',
    given: async () => viaIntermediate({ root: { pathLength: 1 } }),
    expect: BY_INTERMEDIATE,
  },
  {
    name: 'path length 0 above a leaf',
    given: async () => withRoot(await authority('kubernetes', { pathLength: 0 })),
    expect: TRUSTED,
  },
  {
    name: 'path length 0 broken above a trusted intermediate',
    given: async () => {
      const given = await viaIntermediate({ root: { pathLength: 0 } });
      return { ...given, anchors: [...given.anchors, ...(given.chain ?? [])] };
    },
    expect: 'trusted: kube-apiserver < intermediate',
  },
  {
    name: 'issuer UTF8String, subject PrintableString',
    given: async () =>
      withRoot(await authority('kubernetes'), { issuerName: { commonName: 'kubernetes', stringType: 'utf8' } }),
    expect: UNKNOWN,
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
  {
    name: 'an unknown critical extension in the leaf',
    given: async () => withRoot(await authority('kubernetes'), { extraExtensions: [unknownCritical] }),
    expect: 'unhandledCriticalExtension: x509: unhandled critical extension',
  },
  {
    name: 'an unknown critical extension in the CA',
    given: async () => withRoot(await authority('kubernetes', { extraExtensions: [unknownCritical] })),
    expect: 'unhandledCriticalExtension: x509: unhandled critical extension',
  },
  {
    name: 'an unknown extension that is not critical',
    given: async () =>
      withRoot(await authority('kubernetes'), { extraExtensions: [{ ...unknownCritical, critical: false }] }),
    expect: TRUSTED,
  },
  {
    name: 'key identifiers that differ although the signature verifies',
    given: async () => withRoot(await authority('kubernetes'), { authorityKeyId: Uint8Array.of(1, 2, 3) }),
    expect: TRUSTED,
  },
  {
    name: 'a hint names the candidate whose key identifier matches, wherever it stands in the bundle',
    given: async () => {
      const named = await authority('kubernetes', { ca: false });
      return { leaf: await leaf(named), anchors: [await authority('kubernetes', { keyName: 'again' }), named] };
    },
    expect: hinted(CANNOT_SIGN, 'kubernetes'),
  },
  {
    name: 'two candidates, neither with the key identifier: the first in the bundle is the hint',
    given: async () => {
      const old = await authority('kubernetes');
      const anchors = [
        await authority('kubernetes', { keyName: 'again' }),
        await authority('kubernetes', { keyName: 'no CA', ca: false }),
      ];
      return { leaf: await leaf(old), anchors };
    },
    expect: hinted('x509: ECDSA verification failure', 'kubernetes'),
  },
  {
    name: 'a cross-signed CA: the new root reached through the old one’s signature',
    given: async () => {
      const oldRoot = await authority('old root');
      const newRoot = await authority('new root');
      const cross = await authority('new root', { issuer: oldRoot, authorityKeyId: true });
      return { leaf: await leaf(newRoot), chain: [cross], anchors: [oldRoot] };
    },
    expect: 'trusted: kube-apiserver < new root < old root',
  },
  {
    name: 'a cross-signed CA whose new root is trusted: the short chain',
    given: async () => {
      const oldRoot = await authority('old root');
      const newRoot = await authority('new root');
      const cross = await authority('new root', { issuer: oldRoot });
      return { leaf: await leaf(newRoot), chain: [cross], anchors: [oldRoot, newRoot] };
    },
    expect: 'trusted: kube-apiserver < new root',
  },
  {
    name: 'mutual cross-signatures without an anchor do not loop',
    given: async () => {
      const one = await authority('one');
      const two = await authority('two');
      const chain = [await authority('one', { issuer: two }), await authority('two', { issuer: one })];
      return { leaf: await leaf(one), chain, anchors: [] };
    },
    expect: UNKNOWN,
  },
  {
    name: 'the reason of the candidate looked at last: an intermediate after an expired anchor',
    given: async () => {
      const expired = await authority('kubernetes', EXPIRED);
      const sent = await authority('kubernetes', { issuer: await authority('gone') });
      return { leaf: await leaf(expired), chain: [sent], anchors: [expired] };
    },
    expect: UNKNOWN,
  },
  {
    name: 'more same-named candidates than Go tries',
    given: async () => {
      const anchors: IssuedCertificate[] = [];
      for (let serial = 1n; serial <= 101n; serial++)
        anchors.push(await authority('kubernetes', { keyName: 'k', serial }));
      return { leaf: await leaf(await authority('kubernetes')), anchors };
    },
    expect: 'signatureLimit: x509: signature check attempts limit reached while verifying certificate chain',
  },
  {
    name: 'an empty host is not a name to verify',
    given: async () => ({ ...(await withRoot(await authority('kubernetes'))), host: '' }),
    expect: TRUSTED,
  },
];

describe('verifyChain', () => {
  for (const { name, given, expect } of TABLE) {
    it(name, async () => assert.equal(await verdict(await given()), expect));
  }

  it('names the intermediate, not the leaf, whose issuer is unknown', async () => {
    const result = await outcome({ ...(await viaIntermediate({})), anchors: [] });
    assert.ok(result.kind === 'refused' && result.failure.kind === 'unknownAuthority');
    assert.equal(result.failure.certificate.subject.attributes[0]?.value, 'intermediate');
  });

  it('tells the clock and the certificate of a time failure', async () => {
    const result = await outcome(await withRoot(await authority('kubernetes', EXPIRED)));
    assert.ok(result.kind === 'refused' && result.failure.kind === 'expired');
    assert.equal(result.failure.now, NOW);
    assert.equal(result.failure.certificate.subject.attributes[0]?.value, 'kubernetes');
  });
});

async function withRoot(root: IssuedCertificate, overrides: Parameters<typeof leaf>[1] = {}): Promise<ChainCase> {
  return { leaf: await leaf(root, overrides), anchors: [root] };
}

async function regenerated(algorithm: 'RSA-2048' | 'ECDSA-P256' | 'Ed25519'): Promise<ChainCase> {
  const old = await authority('kubernetes', { algorithm });
  return { leaf: await leaf(old), anchors: [await authority('kubernetes', { algorithm, keyName: 'again' })] };
}

async function viaIntermediate(changes: {
  readonly root?: object;
  readonly intermediate?: object;
}): Promise<ChainCase> {
  const root = await authority('kubernetes', changes.root);
  const intermediate = await intermediateOf(root, changes.intermediate);
  return { leaf: await leaf(intermediate), chain: [intermediate], anchors: [root] };
}
