import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'manifests/authorization-always-allow';

describe(RULE, () => {
  it('reports the mode', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'authorization-mode', 'AlwaysAllow')),
    );
    assert.equal(finding.messageId, 'listed');
    assert.equal(finding.text, 'AlwaysAllow');
    assert.equal(finding.severity, 'warning');
  });

  it('offers the edit that fixes it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) => node.replaceFlag('kube-apiserver', 'authorization-mode', 'AlwaysAllow')),
      [],
    );
  });

  it('reports the default', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'authorization-mode', undefined)),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'kube-apiserver');
  });

  it('is silent where a file says it', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'authorization-mode', undefined);
      node.replaceFlag('kube-apiserver', 'authorization-config', '/etc/kubernetes/pki/authz.yaml');
    });
    assert.deepEqual(lines, []);
  });

  it('reports in a file that is nested as deeply as Go decodes', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'authorization-mode', 'AlwaysAllow');
      node.setText(
        'etc/kubernetes/manifests/kube-apiserver.yaml',
        (text) => `${text}x: ${'['.repeat(9000)}${']'.repeat(9000)}\n`,
      );
    });
    assert.equal(lines.length, 1);
  });
});
