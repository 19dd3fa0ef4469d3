import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/tls-serving-pair-unset';

describe(RULE, () => {
  it('reports it at the command', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'tls-cert-file', undefined);
        node.replaceFlag('kube-apiserver', 'tls-private-key-file', undefined);
      }),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'kube-apiserver');
    assert.equal(finding.severity, 'warning');
  });

  it('leaves half a pair to its rule', async () => {
    const { lines } = await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'tls-cert-file', undefined));
    assert.deepEqual(lines, []);
  });

  it('is silent where a folder may hold the pair', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'tls-cert-file', undefined);
      node.replaceFlag('kube-apiserver', 'tls-private-key-file', undefined);
      node.replaceFlag('kube-apiserver', 'cert-dir', '/etc/kubernetes/pki');
    });
    assert.deepEqual(lines, []);
  });
});
