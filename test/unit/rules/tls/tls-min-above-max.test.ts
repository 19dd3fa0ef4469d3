import assert from 'node:assert/strict';
import { applyFix, checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'tls/tls-min-above-max';

describe(RULE, () => {
  it('reports the maximum, which may go', async () => {
    const checked = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'tls-min-version', 'TLS1.3');
      node.replaceFlag('etcd', 'tls-max-version', 'TLS1.2');
    });
    const finding = only(checked);
    assert.equal(finding.messageId, 'empty');
    assert.equal(finding.text, 'TLS1.2');
    assert.match(finding.code, /min version \(TLS1\.3\) is greater than max version \(TLS1\.2\)/);
    assert.doesNotMatch(applyFix(checked, finding.fixes[0]), /tls-max-version/);
    assert.equal(finding.related.length, 1);
  });

  it('is silent where both are equal', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'tls-min-version', 'TLS1.2');
      node.replaceFlag('etcd', 'tls-max-version', 'TLS1.2');
    });
    assert.deepEqual(lines, []);
  });
});
