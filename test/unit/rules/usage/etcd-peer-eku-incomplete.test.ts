import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_PEER, PKI } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'usage/etcd-peer-eku-incomplete';

describe(RULE, () => {
  const serverOnly = (node: NodePki) => void node.replaceCertificate(ETCD_PEER, { extendedKeyUsage: ['serverAuth'] });

  it('reports the missing half among several members', async () => {
    const finding = only(await checkNode(RULE, serverOnly, { etcdMembers: ['cp-0=https://10.0.0.9:2380'] }));
    assert.equal(finding.messageId, 'incomplete');
    assert.equal(finding.path, ETCD_PEER);
    assert.equal(finding.severity, 'error');
    assert.equal(finding.slots.missing, 'clientAuth');
  });

  it('warns on a single member, which has no peers yet', async () => {
    const finding = only(await checkNode(RULE, serverOnly));
    assert.equal(finding.messageId, 'single');
    assert.equal(finding.severity, 'warning');
    assert.equal(finding.slots.missing, 'clientAuth');
  });

  it('is silent where peers have a client pair', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceCertificate(ETCD_PEER, { extendedKeyUsage: ['serverAuth'] });
      node.replaceFlag('etcd', 'peer-client-cert-file', `/${PKI}/etcd/healthcheck-client.crt`);
      node.replaceFlag('etcd', 'peer-client-key-file', `/${PKI}/etcd/healthcheck-client.key`);
    });
    assert.deepEqual(lines, []);
  });
});
