import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_SERVER, PKI } from '../../../support/faults/fault.ts';

const RULE = 'usage/etcd-server-eku-no-client';

describe(RULE, () => {
  it('warns that etcd cannot connect to itself', async () => {
    const finding = only(
      await checkNode(RULE, (node) => void node.replaceCertificate(ETCD_SERVER, { extendedKeyUsage: ['serverAuth'] })),
    );
    assert.equal(finding.messageId, 'noClient');
    assert.equal(finding.path, ETCD_SERVER);
    assert.match(finding.code, /rejected connection on client endpoint/);
    assert.equal(finding.severity, 'warning');
    assert.match(finding.command ?? '', /^kubeadm init phase certs etcd-server\b.* &&$/m);
  });

  it('is silent where etcd has a client pair', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceCertificate(ETCD_SERVER, { extendedKeyUsage: ['serverAuth'] });
      node.replaceFlag('etcd', 'client-cert-file', `/${PKI}/etcd/healthcheck-client.crt`);
      node.replaceFlag('etcd', 'client-key-file', `/${PKI}/etcd/healthcheck-client.key`);
    });
    assert.deepEqual(lines, []);
  });
});
