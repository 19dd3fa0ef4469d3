import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'tls/tls-min-above-max';

describe(RULE, () => {
  it('tells the minimum', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('etcd', 'tls-min-version', 'TLS1.3');
        node.replaceFlag('etcd', 'tls-max-version', 'TLS1.2');
      }),
    );
    assert.equal(finding.messageId, 'empty');
    assert.equal(finding.text, 'TLS1.3');
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
