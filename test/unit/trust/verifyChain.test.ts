import assert from 'node:assert/strict';
import type { IssuedCertificate } from '../../support/certificates.ts';
import { authority, EXPIRED, leaf, outcome } from './chainCase.ts';
import {
  BY_INTERMEDIATE,
  CANNOT_SIGN,
  hinted,
  runTable,
  type TableCase,
  TRUSTED,
  UNKNOWN,
  viaIntermediate,
  withRoot,
} from './chainTable.ts';

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
    name: 'a pinned leaf that was renewed with the same key',
    given: async () => ({
      leaf: await leaf(undefined, { serial: 2n }),
      anchors: [await leaf(undefined, { serial: 1n })],
    }),
    expect: UNKNOWN,
  },
  {
    name: 'issuer UTF8String, subject PrintableString',
    given: async () =>
      withRoot(await authority('kubernetes'), { issuerName: { commonName: 'kubernetes', stringType: 'utf8' } }),
    expect: UNKNOWN,
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
    name: 'a missing key identifier is tried before one that differs',
    given: async () => {
      const anchors = [
        await authority('kubernetes', { keyName: 'again' }),
        await authority('kubernetes', { ca: false, subjectKeyId: false }),
      ];
      return { leaf: await leaf(await authority('kubernetes')), anchors };
    },
    expect: hinted(CANNOT_SIGN, 'kubernetes'),
  },
  {
    name: 'a pinned leaf without names that was renewed with the same key',
    given: async () => ({
      leaf: await leaf(undefined, { sans: [], serial: 2n }),
      anchors: [await leaf(undefined, { sans: [], serial: 1n })],
    }),
    expect: UNKNOWN,
  },
  {
    name: 'the same certificate many times over in a bundle counts once',
    given: async () => {
      const again = await authority('kubernetes', { keyName: 'again' });
      const anchors = new Array<IssuedCertificate>(150).fill(again);
      return { leaf: await leaf(await authority('kubernetes')), anchors };
    },
    expect: hinted('x509: ECDSA verification failure', 'kubernetes'),
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
];

describe('verifyChain', () => {
  runTable(TABLE);

  it('names the intermediate, not the leaf, whose issuer is unknown', async () => {
    const result = await outcome({ ...(await viaIntermediate({})), anchors: [] });
    assert.ok(result.kind === 'refused' && result.failure.kind === 'unknownAuthority');
    assert.equal(result.failure.certificate.subject.attributes[0]?.value, 'intermediate');
  });
});
