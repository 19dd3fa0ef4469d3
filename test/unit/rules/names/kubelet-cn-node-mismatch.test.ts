import assert from 'node:assert/strict';
import { KUBELET_CURRENT, KUBERNETES } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'names/kubelet-cn-node-mismatch';

describe(RULE, () => {
  it('tells the certificate of another node', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => {
        const subject = { commonName: 'system:node:cp-2', organizations: ['system:nodes'] };
        node.replaceCertificate(KUBELET_CURRENT, { subject });
      }),
    );
    assert.equal(finding.messageId, 'other');
    assert.equal(finding.file, `${KUBERNETES}/kubelet.conf`);
    assert.match(finding.message, /node "cp-2" is not allowed to modify node "cp-1"/);
  });

  it('tells upper case', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => {
        const subject = { commonName: 'system:node:CP-1', organizations: ['system:nodes'] };
        node.replaceCertificate(KUBELET_CURRENT, { subject });
      }),
    );
    assert.equal(finding.messageId, 'upperCase');
  });

  it('is silent where the name of the node is not known', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        const subject = { commonName: 'system:node:cp-2', organizations: ['system:nodes'] };
        node.replaceCertificate(KUBELET_CURRENT, { subject });
        node.replaceFlag('etcd', 'name', 'default');
      }),
      [],
    );
  });
});
