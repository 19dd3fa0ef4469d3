import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'tls/cipher-cert-mismatch';

describe(RULE, () => {
  it('reports suites for the other type of key', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('etcd', 'tls-max-version', 'TLS1.2');
        node.replaceFlag('etcd', 'cipher-suites', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256');
      }),
    );
    assert.equal(finding.messageId, 'none');
    assert.equal(finding.text, 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256');
    assert.equal(finding.slots.algorithm, 'EC');
    assert.equal(finding.slots.logged, 'tls: no cipher suite supported by both client and server');
  });

  it('is silent where TLS 1.3 is served', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('etcd', 'cipher-suites', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent where one fits', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'tls-max-version', 'TLS1.2');
      node.replaceFlag(
        'etcd',
        'cipher-suites',
        'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
      );
    });
    assert.deepEqual(lines, []);
  });
});
