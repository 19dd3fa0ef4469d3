import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'manifests/flag-relative-path';

describe(RULE, () => {
  it('reports a relative path', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'etcd-cafile', 'pki/etcd/ca.crt')),
    );
    assert.equal(finding.messageId, 'relative');
    assert.equal(finding.text, 'pki/etcd/ca.crt');
    assert.match(finding.code, /\//);
  });

  it('takes quotes off', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'etcd-cafile', '"/etc/kubernetes/pki/etcd/ca.crt"'),
      ),
    );
    assert.equal(finding.messageId, 'quoted');
    assert.equal(finding.severity, 'error');
    assert.match(finding.code, /open "\/etc\/kubernetes\/pki\/etcd\/ca\.crt": no such file or directory/);
  });

  it('offers the edit that fixes it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'etcd-cafile', '"/etc/kubernetes/pki/etcd/ca.crt"'),
      ),
      [],
    );
  });

  it('is silent about a template', async () => {
    for (const path of ['{{ pki }}/ca.crt', '{PKI}/ca.crt']) {
      assert.deepEqual(
        (await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'etcd-cafile', path))).findings,
        [],
        path,
      );
    }
  });
});
