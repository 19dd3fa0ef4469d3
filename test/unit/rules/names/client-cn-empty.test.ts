import assert from 'node:assert/strict';
import { ADMIN_CONF, PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'names/client-cn-empty';

describe(RULE, () => {
  it('tells a kubeconfig without a user name', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) => void node.replaceCertificate(ADMIN_CONF, { subject: { organizations: ['system:masters'] } }),
      ),
    );
    assert.equal(finding.messageId, 'noUser');
    assert.equal(finding.file, ADMIN_CONF);
  });

  it('is silent about clients of etcd', async () => {
    assert.deepEqual(
      await findingsOf(
        RULE,
        (node) =>
          void node.replaceCertificate(`${PKI}/apiserver-etcd-client.crt`, { subject: { organizations: ['etcd'] } }),
      ),
      [],
    );
  });
});
