import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { key } from '../../../support/keyPair.ts';
import type { NodePki } from '../../../support/nodePki.ts';

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

  it('reports suites that do not match the peer key, if etcd has several members', async () => {
    const withMembers = (members?: string) => (node: NodePki) => {
      node.replaceFlag('etcd', 'tls-max-version', 'TLS1.2');
      node.replaceFlag('etcd', 'cipher-suites', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256');
      node.reissue('etc/kubernetes/pki/etcd/server.crt', { key: rsa });
      if (members !== undefined) node.replaceFlag('etcd', 'initial-cluster', members);
    };
    const rsa = await key('serving', 'RSA-2048');
    const [own, other] = ['cp-1=https://10.0.0.10:2380', 'cp-2=https://10.0.0.12:2380'];
    assert.equal(only(await checkNode(RULE, withMembers(`${own},${other}`))).messageId, 'peer');
    assert.deepEqual((await checkNode(RULE, withMembers())).lines, []);
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
