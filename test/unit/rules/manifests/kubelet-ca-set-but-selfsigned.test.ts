import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import type { NodeOptions } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

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

  it('quotes what kube-apiserver logs, and nothing else', async () => {
    const logged = async (change: (node: NodePki) => unknown, options: NodeOptions = {}) => {
      const checked = await checkNode(
        RULE,
        async (node) => {
          node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', '/etc/kubernetes/pki/ca.crt');
          await change(node);
        },
        options,
      );
      return only(checked)
        .code.split('\n')
        .filter((code) => code.includes('x509: '));
    };
    const failed = 'tls: failed to verify certificate: x509: ';
    // Go looks at the host first, and the certificate that a kubelet creates has only its name.
    assert.deepEqual(await logged(() => {}), [
      `${failed}cannot validate certificate for 10.0.0.10 because it doesn't contain any IP SANs`,
    ]);
    const byOther = async (node: NodePki) =>
      node.replaceCertificate('var/lib/kubelet/pki/kubelet-server-current.pem', {
        issuer: await node.otherAuthority(),
      });
    assert.deepEqual(await logged(byOther, { serverTLSBootstrap: true }), [
      `${failed}certificate signed by unknown authority`,
    ]);
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
