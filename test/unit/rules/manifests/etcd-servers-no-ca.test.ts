import assert from 'node:assert/strict';
import { applyFix, checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/etcd-servers-no-ca';

describe(RULE, () => {
  it('names the CA that the system does not know', async () => {
    const checked = await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'etcd-cafile', undefined));
    const finding = only(checked);
    assert.equal(finding.messageId, 'privateCa');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, 'kube-apiserver');
    assert.equal(finding.slots.issuer, 'etcd-ca');
    assert.equal(finding.severity, 'error');
    assert.match(applyFix(checked, finding.fixes[0]), / - --etcd-cafile=\/etc\/kubernetes\/pki\/etcd\/ca.crt\n/);
  });

  it('warns where etcd is elsewhere', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'etcd-cafile', undefined), {
        externalEtcd: true,
      }),
    );
    assert.equal(finding.messageId, 'unknown');
    assert.equal(finding.severity, 'warning');
  });

  it('is silent if etcd listens without TLS, which is reported separately', async () => {
    const { names } = await checkNode(RULE, (node) => {
      node.setText('etc/kubernetes/manifests/etcd.yaml', (text) =>
        text.replace('listen-client-urls=https://127.0.0.1', 'listen-client-urls=http://127.0.0.1'),
      );
      for (const flag of ['etcd-cafile', 'etcd-certfile', 'etcd-keyfile'])
        node.replaceFlag('kube-apiserver', flag, undefined);
    });
    assert.ok(names.includes(`manifests/etcd-scheme-mismatch ${APISERVER_MANIFEST}`), names.join());
    assert.ok(!names.some((name) => name.includes('etcd-servers-no-')), names.join());
  });

  it('is silent without TLS', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'etcd-cafile', undefined);
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'http://127.0.0.1:2379');
    });
    assert.deepEqual(lines, []);
  });
});
