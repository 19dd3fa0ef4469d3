import assert from 'node:assert/strict';
import { ADMIN_CONF, SCHEDULER_CONF } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'names/identity-unexpected';

describe(RULE, () => {
  it('tells another user at the certificate of the kubeconfig', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) => void node.replaceCertificate(SCHEDULER_CONF, { subject: { commonName: 'kube-scheduler' } }),
      ),
    );
    assert.equal(finding.messageId, 'otherUser');
    assert.equal(finding.file, SCHEDULER_CONF);
    assert.match(finding.message, /speaks for user “kube-scheduler”.*“system:kube-scheduler”/);
    assert.equal(finding.severity, 'error');
    assert.equal(finding.command, 'kubeadm init phase kubeconfig scheduler');
  });

  it('only warns of an administrator', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) =>
          void node.replaceCertificate(SCHEDULER_CONF, {
            subject: { commonName: 'admin', organizations: ['system:masters'] },
          }),
      ),
    );
    assert.equal(finding.messageId, 'otherAdmin');
    assert.equal(finding.severity, 'warning');
  });

  it('is silent about other kubeconfigs', async () => {
    assert.deepEqual(
      await findingsOf(
        RULE,
        (node) => void node.replaceCertificate(ADMIN_CONF, { subject: { commonName: 'somebody' } }),
      ),
      [],
    );
  });
});
