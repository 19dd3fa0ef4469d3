import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/etcd-initial-cluster-mismatch';

describe(RULE, () => {
  it('reports another URL', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('etcd', 'initial-cluster', 'cp-1=https://10.0.0.99:2380')),
    );
    assert.equal(finding.messageId, 'otherUrl');
    assert.equal(finding.text, 'cp-1=https://10.0.0.99:2380');
    assert.equal(finding.severity, 'error');
  });

  it('reports another name', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('etcd', 'initial-cluster', 'node=https://10.0.0.10:2380')),
    );
    assert.equal(finding.messageId, 'notListed');
  });

  it('hints at a member that joined', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('etcd', 'initial-cluster', 'cp-1=https://10.0.0.99:2380');
        node.replaceFlag('etcd', 'initial-cluster-state', 'existing');
      }),
    );
    assert.equal(finding.severity, 'hint');
  });

  it('is silent about other members', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('etcd', 'initial-cluster', 'cp-0=https://10.0.0.9:2380,cp-1=https://10.0.0.10:2380/'),
    );
    assert.deepEqual(lines, []);
  });
});
