import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/kubelet-ca-set-but-selfsigned';

describe(RULE, () => {
  it('reports the flag', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', '/etc/kubernetes/pki/ca.crt'),
      ),
    );
    assert.equal(finding.messageId, 'untrusted');
    assert.equal(finding.text, '/etc/kubernetes/pki/ca.crt');
    assert.equal(finding.severity, 'error');
    assert.equal(finding.related.length, 1);
  });

  it('is silent where the cluster signed it', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', '/etc/kubernetes/pki/ca.crt'),
      { serverTLSBootstrap: true },
    );
    assert.deepEqual(lines, []);
  });

  it('is silent where nobody verifies', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });
});
