import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'manifests/etcd-listen-http';

describe(RULE, () => {
  it('reports a port that everybody reaches', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('etcd', 'listen-client-urls', 'https://127.0.0.1:2379,http://10.0.0.10:2379'),
      ),
    );
    assert.equal(finding.messageId, 'ignored');
    assert.equal(finding.severity, 'error');
    assert.match(finding.code, /--cert-file/);
  });

  it('warns on loopback, where certificates are ignored', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('etcd', 'listen-client-urls', 'https://127.0.0.1:2379,http://127.0.0.1:2380'),
      ),
    );
    assert.equal(finding.messageId, 'ignored');
    assert.equal(finding.severity, 'warning');
  });

  it('is an error on loopback if kubeadm’s health check, which uses TLS, breaks by it', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'etcd-servers', 'http://127.0.0.1:2379');
        node.replaceFlag('etcd', 'listen-client-urls', 'http://127.0.0.1:2379');
      }),
    );
    assert.equal(finding.severity, 'error');
  });

  it('is silent on loopback without certificates', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'http://127.0.0.1:2379');
      node.replaceFlag('etcd', 'listen-client-urls', 'http://127.0.0.1:2379');
      node.replaceFlag('etcd', 'cert-file', undefined);
      node.replaceFlag('etcd', 'key-file', undefined);
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about metrics', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('etcd', 'listen-metrics-urls', 'http://10.0.0.10:2381'),
    );
    assert.deepEqual(lines, []);
  });

  it('leaves a disagreement to its rule', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('etcd', 'listen-client-urls', 'http://127.0.0.1:2379'),
    );
    assert.deepEqual(lines, []);
  });

  it('is one finding for all URLs of a flag', async () => {
    const { findings } = await checkNode(RULE, (node) =>
      node.replaceFlag(
        'etcd',
        'listen-client-urls',
        'http://10.0.0.10:2379,https://127.0.0.1:2379,http://10.0.0.10:4001',
      ),
    );
    assert.deepEqual(
      findings.map(({ slots }) => slots.url),
      ['http://10.0.0.10:2379 http://10.0.0.10:4001'],
    );
  });

  it('leaves a URL for which etcd exits to its rule', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('etcd', 'listen-client-urls', 'https://127.0.0.1:2379,http://0.0.0/0:2379'),
    );
    assert.deepEqual(lines, []);
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('etcd', 'listen-client-urls', 'http://10.0.0.10:2379,http://10.0.0.10/'),
      ),
    );
    assert.equal(finding.slots.url, 'http://10.0.0.10:2379');
  });

  it('knows that a proxy has no port for members', async () => {
    const urls = (node: NodePki) => {
      node.replaceFlag('etcd', 'listen-peer-urls', 'http://10.0.0.10:2380');
      node.replaceFlag('etcd', 'listen-client-urls', 'http://10.0.0.10:2379');
    };
    const flags = async (change: (node: NodePki) => void) =>
      (await checkNode(RULE, change)).findings.map(({ slots }) => slots.url);
    assert.deepEqual(await flags(urls), ['http://10.0.0.10:2379', 'http://10.0.0.10:2380']);
    for (const mode of ['on', 'readonly', 'off']) {
      const proxy = (node: NodePki) => {
        urls(node);
        node.replaceFlag('etcd', 'proxy', mode);
      };
      const expected = mode === 'off' ? 2 : 1;
      assert.equal((await flags(proxy)).length, expected, mode);
    }
  });
});
