import assert from 'node:assert/strict';
import { APISERVER } from '../../../support/faults/fault.ts';
import { key } from '../../../support/keyPair.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/flag-pair-crossed';

describe(RULE, () => {
  it('tells the key of another pair', async () => {
    const finding = only(
      await findingsOf(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'tls-private-key-file', '/etc/kubernetes/pki/apiserver-etcd-client.key'),
      ),
    );
    assert.equal(finding.messageId, 'key');
    assert.equal(finding.text, '/etc/kubernetes/pki/apiserver-etcd-client.key');
    assert.match(finding.message, /\/etc\/kubernetes\/pki\/apiserver\.key does/);
  });

  it('offers the edit that mends it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'tls-private-key-file', '/etc/kubernetes/pki/apiserver-etcd-client.key'),
      ),
      [],
    );
  });

  it('tells the certificate where the key is kubeadm’s own', async () => {
    const finding = only(
      await findingsOf(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'tls-cert-file', '/etc/kubernetes/pki/front-proxy-client.crt'),
      ),
    );
    assert.equal(finding.messageId, 'certificate');
    assert.equal(finding.text, '/etc/kubernetes/pki/front-proxy-client.crt');
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
    assert.deepEqual(await findingsOf(RULE, async (node) => node.setKey(APISERVER, await key('stray'))), []);
  });
});
