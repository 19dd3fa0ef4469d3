import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { PKI } from '../../../support/faults/fault.ts';

const RULE = 'isolation/etcd-client-identity-overreach';
const CLIENT = `${PKI}/apiserver-etcd-client.crt`;

describe(RULE, () => {
  it('hints at the certificate', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('etcd', 'trusted-ca-file', '/etc/kubernetes/pki/ca.crt');
        const subject = { commonName: 'kube-apiserver-etcd-client', organizations: ['system:masters'] };
        node.replaceCertificate(CLIENT, { subject, issuer: node.authorities.ca.signer });
      }),
    );
    assert.equal(finding.messageId, 'master');
    assert.equal(finding.path, CLIENT);
    assert.equal(finding.severity, 'hint');
  });

  it('is silent where the CA is etcd’s own', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const subject = { commonName: 'kube-apiserver-etcd-client', organizations: ['system:masters'] };
      node.replaceCertificate(CLIENT, { subject });
    });
    assert.deepEqual(lines, []);
  });
});
