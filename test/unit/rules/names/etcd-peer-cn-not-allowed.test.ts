import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'names/etcd-peer-cn-not-allowed';

describe(RULE, () => {
  it('reports another common name', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('etcd', 'peer-cert-allowed-cn', 'etcd-member')),
    );
    assert.equal(finding.messageId, 'cn');
    assert.equal(finding.text, 'etcd-member');
    assert.equal(finding.severity, 'error');
    assert.equal(finding.slots.name, 'cp-1');
  });

  it('reports another host', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('etcd', 'peer-cert-allowed-hostname', 'etcd.example.com')),
    );
    assert.equal(finding.messageId, 'hostname');
    assert.equal(finding.text, 'etcd.example.com');
  });

  it('is silent where it is listed', async () => {
    const { lines } = await checkNode(RULE, (node) => node.replaceFlag('etcd', 'peer-cert-allowed-cn', 'cp-0,cp-1'));
    assert.deepEqual(lines, []);
  });
});
