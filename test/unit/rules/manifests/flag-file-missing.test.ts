import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';

const RULE = 'manifests/flag-file-missing';

describe(RULE, () => {
  it('suggests the nearest name and offers it', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}/etcd/ca.cert`)),
    );
    assert.equal(finding.messageId, 'nearest');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${PKI}/etcd/ca.cert`);
    assert.match(finding.code, /open \/etc\/kubernetes\/pki\/etcd\/ca\.cert: no such file or directory/);
    assert.equal(finding.slots.nearest, '/etc/kubernetes/pki/etcd/ca.crt');
    assert.equal(finding.fixes[0]?.edits[0]?.text, `/${PKI}/etcd/ca.crt`);
  });

  it('reports a file that is gone once, whoever names it', async () => {
    const finding = only(await checkNode(RULE, (node) => node.remove(`${PKI}/front-proxy-ca.crt`)));
    assert.equal(finding.messageId, 'missing');
    assert.equal(finding.slots.component, 'kube-apiserver');
    assert.equal(finding.related.length, 1);
  });

  it('says what comes of a kubeconfig that the kubelet makes again, empty', async () => {
    const finding = only(await checkNode(RULE, (node) => node.remove('etc/kubernetes/scheduler.conf')));
    assert.equal(finding.messageId, 'emptied');
    assert.match(finding.code, /FileOrCreate.*invalid configuration: no configuration has been provided/s);
    assert.doesNotMatch(finding.code, /no such file/);
    assert.equal(finding.related[0], 'etc/kubernetes/manifests/kube-scheduler.yaml: FileOrCreate');
  });

  it("tells of a CA's key that was taken away while the signer still wants it", async () => {
    const finding = only(await checkNode(RULE, (node) => node.remove(`${PKI}/ca.key`)));
    assert.equal(finding.messageId, 'signer');
    assert.equal(finding.text, `/${PKI}/ca.key`);
    assert.equal(finding.slots.component, 'kube-controller-manager');
    assert.match(finding.code, /open.*--cluster-signing-cert-file.*--cluster-signing-key-file/s);
  });

  it("is silent about a CA's key that is kept elsewhere, as kubeadm writes it", async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { externalCa: true })).findings, []);
  });

  it('is silent about keys where none was copied', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { withoutKeys: true })).findings, []);
    // A kubeconfig holds a key, so it may be left out as well, although another one was copied.
    const withoutScheduler = await checkNode(RULE, (node) => {
      for (const path of [...node.files.keys()]) if (/\.(?:key|pub)$|pki\/kubelet-client/.test(path)) node.remove(path);
      node.remove('etc/kubernetes/scheduler.conf');
    });
    assert.deepEqual(withoutScheduler.findings, []);
  });

  it("is silent about keys where only the kubelet's pair was copied", async () => {
    const { findings } = await checkNode(RULE, async (node) => {
      for (const path of [...node.files.keys()]) if (path.endsWith('.key')) node.remove(path);
    });
    assert.deepEqual(findings, []);
  });

  it('is silent about a template', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'etcd-cafile', '{{ pki }}/etcd/ca.crt'),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about a folder that was not copied', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'etcd-cafile', '/opt/pki/ca.crt'),
    );
    assert.deepEqual(lines, []);
  });
});
