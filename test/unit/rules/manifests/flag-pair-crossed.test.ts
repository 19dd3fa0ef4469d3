import assert from 'node:assert/strict';
import { NOW } from '../../../support/apiObjects.ts';
import { checkFiles, checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER } from '../../../support/faults/fault.ts';
import { key } from '../../../support/keyPair.ts';
import { hardWayServer } from '../../../support/layouts/hardWay.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import type { NodeFile } from '../../../support/nodeOptions.ts';

const RULE = 'manifests/flag-pair-crossed';

describe(RULE, () => {
  it('reports the key of another pair', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'tls-private-key-file', '/etc/kubernetes/pki/apiserver-etcd-client.key'),
      ),
    );
    assert.equal(finding.messageId, 'key');
    assert.equal(finding.text, '/etc/kubernetes/pki/apiserver-etcd-client.key');
    assert.equal(finding.slots.other, '/etc/kubernetes/pki/apiserver.key');
  });

  it('offers the edit that fixes it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'tls-private-key-file', '/etc/kubernetes/pki/apiserver-etcd-client.key'),
      ),
      [],
    );
  });

  it('reports the certificate where the key is kubeadm’s own', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'tls-cert-file', '/etc/kubernetes/pki/front-proxy-client.crt'),
      ),
    );
    assert.equal(finding.messageId, 'certificate');
    assert.equal(finding.text, '/etc/kubernetes/pki/front-proxy-client.crt');
  });

  it('reports the certificate where the key serves well in another pair', async () => {
    const unit = 'etc/systemd/system/kube-apiserver.service';
    const files = new Map<string, NodeFile | string>(await hardWayServer(NOW));
    const text = files.get(unit);
    assert.ok(text instanceof Uint8Array);
    const flag = '--kubelet-client-certificate=/var/lib/kubernetes/';
    const changed = new TextDecoder().decode(text).replace(`${flag}kube-api-server.crt`, `${flag}service-accounts.crt`);
    const { lines, findings } = await checkFiles(RULE, files.set(unit, changed), NOW);
    assert.deepEqual(lines, [`certificate ${unit} /var/lib/kubernetes/service-accounts.crt`]);
    assert.equal(findings[0]?.fixes[0]?.edits[0]?.text, '/var/lib/kubernetes/kube-api-server.crt');
  });

  it('offers the certificate of the key', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'tls-cert-file', '/etc/kubernetes/pki/front-proxy-client.crt'),
      ),
      [],
    );
  });

  it('leaves a key that has no partner to its rule', async () => {
    assert.deepEqual((await checkNode(RULE, async (node) => node.setKey(APISERVER, await key('stray')))).findings, []);
  });
});
