import assert from 'node:assert/strict';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'tls/tls-min-above-max';

describe(RULE, () => {
  it('tells the minimum', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => {
        node.replaceFlag('etcd', 'tls-min-version', 'TLS1.3');
        node.replaceFlag('etcd', 'tls-max-version', 'TLS1.2');
      }),
    );
    assert.equal(finding.messageId, 'empty');
    assert.equal(finding.text, 'TLS1.3');
    assert.equal(finding.related.length, 1);
  });

  it('is silent where both are equal', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        node.replaceFlag('etcd', 'tls-min-version', 'TLS1.2');
        node.replaceFlag('etcd', 'tls-max-version', 'TLS1.2');
      }),
      [],
    );
  });
});
