import assert from 'node:assert/strict';
import { PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'isolation/etcd-client-identity-overreach';
const CLIENT = `${PKI}/apiserver-etcd-client.crt`;

describe(RULE, () => {
  it('hints at the certificate', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => {
        node.replaceFlag('etcd', 'trusted-ca-file', '/etc/kubernetes/pki/ca.crt');
        const subject = { commonName: 'kube-apiserver-etcd-client', organizations: ['system:masters'] };
        node.replaceCertificate(CLIENT, { subject, issuer: node.authorities.ca.signer });
      }),
    );
    assert.equal(finding.messageId, 'master');
    assert.equal(finding.file, CLIENT);
    assert.equal(finding.severity, 'hint');
  });

  it('is silent where the CA is etcd’s own', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        const subject = { commonName: 'kube-apiserver-etcd-client', organizations: ['system:masters'] };
        node.replaceCertificate(CLIENT, { subject });
      }),
      [],
    );
  });
});
