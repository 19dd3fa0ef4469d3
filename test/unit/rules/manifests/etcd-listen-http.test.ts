import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/etcd-listen-http';

describe(RULE, () => {
  it('tells a port that everybody reaches', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('etcd', 'listen-client-urls', 'https://127.0.0.1:2379,http://10.0.0.10:2379'),
      ),
    );
    assert.equal(finding.messageId, 'ignored');
    assert.equal(finding.severity, 'error');
    assert.match(finding.code, /--cert-file/);
  });

  it('warns on loopback, where certificates are ignored; kubeadm’s health check, which uses TLS, makes it an error', async () => {
    for (const [isChecked, severity] of [
      [false, 'warning'],
      [true, 'error'],
    ] as const) {
      const checked = await checkNode(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'etcd-servers', 'http://127.0.0.1:2379');
        node.replaceFlag('etcd', 'listen-client-urls', 'http://127.0.0.1:2379');
        if (isChecked) return;
        for (const end of ['crt', 'key']) node.remove(`etc/kubernetes/pki/etcd/healthcheck-client.${end}`);
      });
      assert.deepEqual([only(checked).messageId, only(checked).severity], ['ignored', severity]);
      assert.deepEqual(
        checked.report.findings.map(({ rule }) => rule),
        [RULE],
      );
    }
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
});
