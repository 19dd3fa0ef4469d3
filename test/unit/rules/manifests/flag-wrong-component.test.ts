import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST } from '../../../support/faults/fault.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'manifests/flag-wrong-component';

describe(RULE, () => {
  it('reports a flag of etcd on kube-apiserver', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'peer-cert-file', '/etc/kubernetes/pki/etcd/peer.crt'),
      ),
    );
    assert.equal(finding.messageId, 'foreign');
    assert.equal(finding.severity, 'error');
    assert.deepEqual([finding.slots.owner, finding.slots.component], ['etcd', 'kube-apiserver']);
    assert.match(finding.code, /unknown flag: --peer-cert-file/);
  });

  it('names what it is called here', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(ETCD_MANIFEST, (text) => text.replace(' --trusted-ca-file', ' --client-ca-file')),
      ),
    );
    assert.equal(finding.messageId, 'counterpart');
    assert.match(finding.code, /flag provided but not defined: -client-ca-file.*--trusted-ca-file/s);
  });

  it('offers the edit that fixes it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) =>
        node.setText(ETCD_MANIFEST, (text) => text.replace(' --trusted-ca-file', ' --client-ca-file')),
      ),
      [],
    );
  });

  it('is silent about a flag both have', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'tls-min-version', 'VersionTLS12'),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about a kubelet of unknown release that reads etcd, as those before 0.13 did', async () => {
    const unit = '[Service]\nExecStart=/opt/bin/kubelet --address=10.0.0.1 --etcd_servers=http://127.0.0.1:4001\n';
    const { lines } = await checkNode(RULE, (node) => {
      node.put('etc/systemd/system/kubelet.service', unit);
    });
    assert.deepEqual(lines, []);
    const known = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-controller-manager', 'etcd-servers', 'http://127.0.0.1:2379'),
    );
    assert.equal(only(known).slots.component, 'kube-controller-manager');
  });
});
