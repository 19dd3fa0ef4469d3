import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, APISERVER_MANIFEST, ETCD_MANIFEST, PKI } from '../../../support/faults/fault.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'manifests/flag-pair-incomplete';

describe(RULE, () => {
  it('reports a certificate without a key', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'tls-private-key-file', undefined)),
    );
    assert.equal(finding.messageId, 'half');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${APISERVER}`);
    assert.deepEqual([finding.slots.flag, finding.slots.other], ['--tls-cert-file', '--tls-private-key-file']);
  });

  it('adds the other half if it is in the same folder', async () => {
    for (const flag of ['tls-private-key-file', 'etcd-certfile']) {
      const names = await namesAfterFix(RULE, (node) => node.replaceFlag('kube-apiserver', flag, undefined));
      assert.deepEqual(names, []);
    }
  });

  it("quotes etcd's own words", async () => {
    const finding = only(await checkNode(RULE, (node) => node.replaceFlag('etcd', 'cert-file', undefined)));
    assert.equal(finding.messageId, 'etcdHalf');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.text, `/${PKI}/etcd/server.key`);
    assert.match(
      finding.code,
      /KeyFile and CertFile must both be present\[key: \/etc\/kubernetes\/pki\/etcd\/server\.key, cert: \]/,
    );
  });

  it('is silent where both halves are empty', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { externalCa: true })).findings, []);
  });
});
