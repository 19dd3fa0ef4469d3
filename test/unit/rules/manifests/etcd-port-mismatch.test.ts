import assert from 'node:assert/strict';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/etcd-port-mismatch';

describe(RULE, () => {
  it('tells the port of peers', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://127.0.0.1:2380')),
    );
    assert.equal(finding.messageId, 'closed');
    assert.equal(finding.file, APISERVER_MANIFEST);
    assert.equal(finding.text, 'https://127.0.0.1:2380');
    assert.match(finding.message, /2380 \(the peer port\)/);
  });

  it('is silent about an etcd elsewhere', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://10.0.0.99:2479')),
      [],
    );
  });
});
