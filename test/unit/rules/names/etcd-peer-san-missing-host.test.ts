import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST, ETCD_PEER } from '../../../support/faults/fault.ts';
import { dropSan } from '../../../support/faults/names.ts';

const RULE = 'names/etcd-peer-san-missing-host';

describe(RULE, () => {
  it('warns on a single member', async () => {
    const finding = only(await checkNode(RULE, (node) => dropSan(node, ETCD_PEER, 'ip:10.0.0.10')));
    assert.equal(finding.messageId, 'single');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.text, `/${ETCD_PEER}`);
    assert.equal(finding.severity, 'warning');
  });

  it('is an error among several members', async () => {
    const finding = only(
      await checkNode(RULE, (node) => dropSan(node, ETCD_PEER, 'ip:10.0.0.10'), {
        etcdMembers: ['cp-0=https://10.0.0.9:2380'],
      }),
    );
    assert.equal(finding.messageId, 'missing');
    assert.match(finding.code, /not 10\.0\.0\.10/);
    assert.equal(finding.severity, 'error');
    assert.match(finding.command ?? '', /^kubeadm init phase certs etcd-peer\b.* &&$/m);
  });

  it('is silent about an address without a client', async () => {
    assert.deepEqual((await checkNode(RULE, (node) => dropSan(node, ETCD_PEER, 'ip:127.0.0.1'))).findings, []);
  });
});
