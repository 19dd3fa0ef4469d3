import assert from 'node:assert/strict';
import { applyFix, checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'tls/cipher-with-tls13-only';

describe(RULE, () => {
  it('reports etcd, which exits', async () => {
    const checked = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'tls-min-version', 'TLS1.3');
      node.replaceFlag('etcd', 'cipher-suites', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256');
    });
    const finding = only(checked);
    assert.doesNotMatch(applyFix(checked, finding.fixes[0]), /cipher-suites/);
    assert.equal(finding.messageId, 'refused');
    assert.equal(finding.text, 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256');
    assert.equal(finding.severity, 'error');
  });

  it('hints elsewhere', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'tls-min-version', 'VersionTLS13');
        node.replaceFlag('kube-apiserver', 'tls-cipher-suites', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256');
      }),
    );
    assert.equal(finding.messageId, 'ignored');
    assert.equal(finding.severity, 'hint');
  });

  it('is silent below', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'tls-min-version', 'VersionTLS12');
      node.replaceFlag('kube-apiserver', 'tls-cipher-suites', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256');
    });
    assert.deepEqual(lines, []);
  });
});
