import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'tls/tls-min-version-low';

describe(RULE, () => {
  it('reports the version', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'tls-min-version', 'VersionTLS11')),
    );
    assert.equal(finding.messageId, 'low');
    assert.equal(finding.text, 'VersionTLS11');
    assert.equal(finding.severity, 'warning');
  });

  it('offers the edit that fixes it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) => node.replaceFlag('kube-apiserver', 'tls-min-version', 'VersionTLS11')),
      [],
    );
  });

  it('is silent about 1.2', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'tls-min-version', 'VersionTLS12'),
    );
    assert.deepEqual(lines, []);
  });
});
