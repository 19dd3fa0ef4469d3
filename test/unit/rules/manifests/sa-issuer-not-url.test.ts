import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/sa-issuer-not-url';

describe(RULE, () => {
  it('reports an issuer that is refused', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'service-account-issuer', '10.0.0.10:6443')),
    );
    assert.equal(finding.messageId, 'refused');
    assert.equal(finding.text, '10.0.0.10:6443');
    assert.equal(finding.severity, 'error');
  });

  it('informs about one without discovery', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'service-account-issuer', 'kubernetes/serviceaccount'),
      ),
    );
    assert.equal(finding.messageId, 'noDiscovery');
    assert.equal(finding.severity, 'info');
  });

  it('is silent about a URL with a port', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'service-account-issuer', 'https://[fd00::1]:6443'),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about a template', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'service-account-issuer', '{{ issuer }}'),
    );
    assert.deepEqual(lines, []);
  });
});
