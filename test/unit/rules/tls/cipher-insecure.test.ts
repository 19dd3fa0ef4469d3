import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'tls/cipher-insecure';

describe(RULE, () => {
  it('reports suites that Go calls insecure', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag(
          'kube-apiserver',
          'tls-cipher-suites',
          'TLS_RSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
        ),
      ),
    );
    assert.equal(finding.messageId, 'insecure');
    assert.equal(finding.slots.list, 'TLS_RSA_WITH_AES_128_GCM_SHA256');
  });

  it('reports the suites that the benchmark leaves out in its profile', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => node.replaceFlag('kube-apiserver', 'tls-cipher-suites', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'),
        {},
        { profile: 'cis' },
      ),
    );
    assert.equal(finding.messageId, 'outside');
    assert.equal(finding.severity, 'info');
  });

  it('is silent about CBC outside the profile', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'tls-cipher-suites', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'),
    );
    assert.deepEqual(lines, []);
  });
});
