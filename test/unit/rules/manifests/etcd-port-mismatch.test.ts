import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/etcd-port-mismatch';

describe(RULE, () => {
  it('tells the port of peers', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://127.0.0.1:2380')),
    );
    assert.equal(finding.messageId, 'closed');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, 'https://127.0.0.1:2380');
    assert.equal(finding.slots.port, '2380');
  });

  it('is silent about an etcd elsewhere', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://10.0.0.99:2479'),
    );
    assert.deepEqual(lines, []);
  });
});
