import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { clusterText, withConfig } from '../../../support/kubeadmConfig.ts';

const RULE = 'kubeadm/kubeadm-external-etcd-incomplete';

const withEtcd = (scheme: string, ...files: readonly string[]) =>
  withConfig(
    clusterText(
      'etcd:',
      '  external:',
      `    endpoints: ["${scheme}://10.0.0.21:2379"]`,
      ...files.map((file) => `    ${file}: /etc/etcd/${file}.pem`),
    ),
  );

describe(RULE, () => {
  it('reports half a pair', async () => {
    const finding = only(await checkNode(RULE, withEtcd('https', 'caFile', 'certFile')));
    assert.deepEqual([finding.messageId, finding.text], ['half', '/etc/etcd/certFile.pem']);
    assert.deepEqual(finding.slots, { given: 'certFile', missing: 'keyFile' });
  });

  it('reports a pair without its CA', async () => {
    const finding = only(await checkNode(RULE, withEtcd('https', 'certFile', 'keyFile')));
    assert.deepEqual([finding.messageId, finding.text, finding.severity], ['noCa', 'external', 'error']);
  });

  it('warns where only the system’s CAs are left', async () => {
    const finding = only(await checkNode(RULE, withEtcd('https')));
    assert.deepEqual([finding.messageId, finding.severity], ['systemRoots', 'warning']);
  });

  it('reports http where certificates are given', async () => {
    const finding = only(await checkNode(RULE, withEtcd('http', 'caFile', 'certFile', 'keyFile')));
    assert.deepEqual([finding.messageId, finding.text], ['http', 'http://10.0.0.21:2379']);
  });

  it('is silent about all three, the CA alone, and an etcd without TLS', async () => {
    for (const change of [
      withEtcd('https', 'caFile', 'certFile', 'keyFile'),
      withEtcd('https', 'caFile'),
      withEtcd('http'),
    ]) {
      assert.deepEqual((await checkNode(RULE, change)).findings, []);
    }
  });
});
