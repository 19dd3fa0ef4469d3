import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'tls/cipher-unknown';

describe(RULE, () => {
  it('reports an unknown name', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'tls-cipher-suites', 'TLS_FOO')),
    );
    assert.equal(finding.messageId, 'unknown');
    assert.equal(finding.text, 'TLS_FOO');
    assert.equal(finding.slots.error, "Cipher suite TLS_FOO not supported or doesn't exist");
  });

  it('knows the name of OpenSSL', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('etcd', 'cipher-suites', 'ECDHE-RSA-AES128-GCM-SHA256')),
    );
    assert.equal(finding.messageId, 'otherName');
    assert.equal(finding.slots.meant, 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256');
  });

  it('offers the edit that fixes it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) => node.replaceFlag('etcd', 'cipher-suites', 'ECDHE-RSA-AES128-GCM-SHA256')),
      [],
    );
  });

  it('knows which releases take a name', async () => {
    const inVersion = (suite: string, tag: string) =>
      checkNode(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'tls-cipher-suites', suite);
        node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) => text.replace('v1.34.2', tag));
      });
    only(await inVersion('TLS_AES_128_GCM_SHA256', 'v1.18.20'));
    only(await inVersion('TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'v1.22.17'));
    assert.deepEqual((await inVersion('TLS_AES_128_GCM_SHA256', 'v1.19.0')).findings, []);
    assert.deepEqual((await inVersion('TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'v1.23.0')).findings, []);
    assert.deepEqual((await inVersion('TLS_AES_128_GCM_SHA256', 'latest')).findings, []);
  });

  it('is silent about the names of Go, old ones included', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag(
        'kube-apiserver',
        'tls-cipher-suites',
        'TLS_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305,TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA',
      ),
    );
    assert.deepEqual(lines, []);
  });
});
