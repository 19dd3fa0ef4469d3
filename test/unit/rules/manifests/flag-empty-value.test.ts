import assert from 'node:assert/strict';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/flag-empty-value';

describe(RULE, () => {
  it('tells an empty file flag', async () => {
    const finding = only(await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'oidc-ca-file', '')));
    assert.equal(finding.messageId, 'empty');
    assert.equal(finding.text, '--oidc-ca-file=');
  });

  it('offers the edit that mends it', async () => {
    assert.deepEqual(await namesAfterFix(RULE, (node) => node.replaceFlag('kube-apiserver', 'oidc-ca-file', '')), []);
  });

  it('is silent about the signer of an external CA', async () => {
    assert.deepEqual(await findingsOf(RULE, undefined, { externalCa: true }), []);
  });

  it('leaves what has a rule of its own to it', async () => {
    assert.deepEqual(await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'client-ca-file', '')), []);
  });
});
