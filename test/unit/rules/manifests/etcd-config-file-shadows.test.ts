import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/etcd-config-file-shadows';

describe(RULE, () => {
  it('lists what is ignored', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('etcd', 'config-file', '/etc/kubernetes/pki/etcd/etcd.yaml')),
    );
    assert.equal(finding.messageId, 'ignored');
    assert.equal(finding.text, '/etc/kubernetes/pki/etcd/etcd.yaml');
    assert.match(finding.code, /--cert-file/);
  });

  it('lists it as well where the file is at hand', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.put('etc/kubernetes/pki/etcd/etcd.yaml', 'client-transport-security:\n  cert-file: /x.crt\n');
        node.replaceFlag('etcd', 'config-file', '/etc/kubernetes/pki/etcd/etcd.yaml');
      }),
    );
    assert.match(finding.code, /--cert-file/);
  });

  it('is silent without a file', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });
});
