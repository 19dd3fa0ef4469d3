import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/anonymous-auth-on';

describe(RULE, () => {
  it('reports the default of a stock cluster', async () => {
    const finding = only(await checkNode(RULE, undefined, {}, { profile: 'cis' }));
    assert.equal(finding.messageId, 'on');
    assert.equal(finding.text, 'kube-apiserver');
    assert.equal(finding.severity, 'warning');
  });

  it('is silent outside the profile', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });

  it('is silent where it is off', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => node.replaceFlag('kube-apiserver', 'anonymous-auth', 'false'),
      {},
      { profile: 'cis' },
    );
    assert.deepEqual(lines, []);
  });
});
