import assert from 'node:assert/strict';
import * as der from '../../support/der.ts';
import type { ExtensionSpec } from '../../support/extensions.ts';
import { authority, leaf, verdict } from './chainCase.ts';

const policies = (...oids: readonly string[]): ExtensionSpec => ({
  oid: '2.5.29.32',
  value: der.sequence(...oids.map((oid) => der.sequence(der.oid(oid)))),
});
const REQUIRED: ExtensionSpec = {
  oid: '2.5.29.36',
  critical: true,
  value: der.sequence(der.implicit(0, Uint8Array.of(0))),
};
const mapping = (issuer: string, subject: string): ExtensionSpec => ({
  oid: '2.5.29.33',
  value: der.sequence(der.sequence(der.oid(issuer), der.oid(subject))),
});
const ANY = '2.5.29.32.0';

/** The verdict about root, intermediate and leaf with these extensions. */
async function given(middle: readonly ExtensionSpec[], last: readonly ExtensionSpec[]): Promise<string> {
  const root = await authority('kubernetes');
  const intermediate = await authority('intermediate', { issuer: root, extraExtensions: middle });
  const made = await leaf(intermediate, { extraExtensions: last });
  return verdict({ leaf: made, chain: [intermediate], anchors: [root] });
}

const TRUSTED = 'trusted: kube-apiserver < intermediate < kubernetes';
const REFUSED = 'noValidChains: x509: no valid chains built: 1 candidate chains with invalid policies';

/** As Go validates them since 1.24. */
describe('policies of a chain', () => {
  it('do not matter unless a CA requires one', async () => {
    assert.equal(await given([policies('1.2.3')], [policies('1.2.4')]), TRUSTED);
    assert.equal(await given([policies('1.2.3'), REQUIRED], [policies('1.2.3')]), TRUSTED);
    assert.equal(await given([policies('1.2.3'), REQUIRED], [policies('1.2.4')]), REFUSED);
    assert.equal(await given([policies('1.2.3'), REQUIRED], []), REFUSED);
    assert.equal(await given([policies(ANY), REQUIRED], [policies('1.2.4')]), TRUSTED);
  });

  it('follow mappings, of which none is from or to any policy', async () => {
    assert.equal(await given([policies('1.2.3'), REQUIRED, mapping('1.2.3', '1.2.4')], [policies('1.2.4')]), TRUSTED);
    assert.equal(await given([policies('1.2.3'), REQUIRED, mapping('1.2.3', '1.2.4')], [policies('1.2.3')]), REFUSED);
    assert.equal(await given([policies('1.2.3'), mapping(ANY, '1.2.4')], [policies('1.2.3')]), REFUSED);
  });
});
