import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'manifests/flag-empty-value';

describe(RULE, () => {
  it('reports an empty file flag', async () => {
    const finding = only(await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'oidc-ca-file', '')));
    assert.equal(finding.messageId, 'empty');
    assert.equal(finding.text, '--oidc-ca-file=');
  });

  it('offers the edit that fixes it', async () => {
    assert.deepEqual(await namesAfterFix(RULE, (node) => node.replaceFlag('kube-apiserver', 'oidc-ca-file', '')), []);
  });

  it('is silent about the signer of an external CA', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { externalCa: true })).findings, []);
  });

  it('leaves flags with a separate rule to it', async () => {
    const { lines } = await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'client-ca-file', ''));
    assert.deepEqual(lines, []);
  });
});
