import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/index.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/etcd-scheme-mismatch';

describe(RULE, () => {
  it('reports a client without TLS', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'etcd-servers', 'http://127.0.0.1:2379')),
    );
    assert.equal(finding.messageId, 'clientPlain');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, 'http://127.0.0.1:2379');
    assert.match(finding.code, /does not look like a TLS handshake/);
  });

  it('reports a server without TLS', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('etcd', 'listen-client-urls', 'http://127.0.0.1:2379')),
    );
    assert.equal(finding.messageId, 'serverPlain');
    assert.equal(finding.path, APISERVER_MANIFEST);
  });

  it('states no secret of another URL in the title of its fix', async () => {
    const others = 'https://admin:Hunter2Hunter2@10.0.0.11:2379';
    const { fixes } = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'etcd-servers', `http://127.0.0.1:2379,${others}`),
      ),
    );
    const [fix] = fixes;
    assert.ok(fix);
    assert.match(plainText(fix.title), /^Change --etcd-servers to https:\/\/127\.0\.0\.1:2379,https:\/\//);
    assert.doesNotMatch(plainText(fix.title), /Hunter2/);
    assert.deepEqual(
      fix.edits.map(({ text }) => text),
      ['https://127.0.0.1:2379'],
    );
  });

  // Each of these reaches etcd, though by another address than that of its listener.
  for (const [client, listening, messageId] of [
    ['https://10.0.0.10:2379', 'http://0.0.0.0:2379', 'serverPlain'],
    ['http://10.0.0.10:2379', 'https://0.0.0.0:2379', 'clientPlain'],
    ['https://localhost:2379', 'http://127.0.0.1:2379,http://10.0.0.10:2379', 'serverPlain'],
    ['https://etcd.example.com:2379', 'http://0.0.0.0:2379', 'serverPlain'],
  ] as const) {
    it(`is the only finding if ${client} leads to ${listening}`, async () => {
      const checked = await checkNode(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'etcd-servers', client);
        node.replaceFlag('etcd', 'listen-client-urls', listening);
        if (client.includes('example')) node.replaceFlag('etcd', 'advertise-client-urls', client);
      });
      const { report } = checked;
      assert.equal(only(checked).messageId, messageId);
      const reported = report.findings.filter(({ rule }) => !rule.endsWith('advertise-annotation-stale'));
      assert.deepEqual(
        reported.map(({ rule }) => rule),
        [RULE],
      );
      const broken = report.connections.filter(({ verdict }) => verdict === 'broken').map(({ id }) => id);
      assert.deepEqual(new Set(reported[0]?.breaks), new Set(broken));
    });
  }

  it('is silent about an etcd elsewhere', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://10.9.9.9:2379');
      node.replaceFlag('etcd', 'listen-client-urls', 'http://0.0.0.0:2379');
    });
    assert.deepEqual(lines, []);
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
