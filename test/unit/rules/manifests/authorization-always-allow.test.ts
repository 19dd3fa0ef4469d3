import assert from 'node:assert/strict';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/authorization-always-allow';

describe(RULE, () => {
  it('tells the mode', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'authorization-mode', 'AlwaysAllow')),
    );
    assert.equal(finding.messageId, 'listed');
    assert.equal(finding.text, 'AlwaysAllow');
    assert.equal(finding.severity, 'warning');
  });

  it('offers the edit that mends it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) => node.replaceFlag('kube-apiserver', 'authorization-mode', 'AlwaysAllow')),
      [],
    );
  });

  it('tells the default', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'authorization-mode', undefined)),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'kube-apiserver');
  });

  it('is silent where a file says it', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'authorization-mode', undefined);
        node.replaceFlag('kube-apiserver', 'authorization-config', '/etc/kubernetes/pki/authz.yaml');
      }),
      [],
    );
  });
});
