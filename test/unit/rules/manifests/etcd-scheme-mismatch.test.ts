import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/etcd-scheme-mismatch';

describe(RULE, () => {
  it('tells a client without TLS', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'etcd-servers', 'http://127.0.0.1:2379')),
    );
    assert.equal(finding.messageId, 'clientPlain');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, 'http://127.0.0.1:2379');
    assert.match(finding.code, /does not look like a TLS handshake/);
  });

  it('tells a server without TLS', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('etcd', 'listen-client-urls', 'http://127.0.0.1:2379')),
    );
    assert.equal(finding.messageId, 'serverPlain');
    assert.equal(finding.path, APISERVER_MANIFEST);
  });

  it('is silent where etcd listens with and without TLS', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'http://127.0.0.1:2379');
      node.replaceFlag('etcd', 'listen-client-urls', 'http://127.0.0.1:2379,https://127.0.0.1:2379');
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about another port', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'http://127.0.0.1:12379'),
    );
    assert.deepEqual(lines, []);
  });
});
