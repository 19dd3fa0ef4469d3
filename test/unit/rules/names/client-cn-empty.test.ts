import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF, PKI } from '../../../support/faults/fault.ts';

const RULE = 'names/client-cn-empty';

describe(RULE, () => {
  it('reports a kubeconfig without a user name', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => void node.replaceCertificate(ADMIN_CONF, { subject: { organizations: ['system:masters'] } }),
      ),
    );
    assert.equal(finding.messageId, 'noUser');
    assert.equal(finding.path, ADMIN_CONF);
  });

  it('reports that its requests are anonymous where no front proxies are verified', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceCertificate(ADMIN_CONF, { subject: { organizations: ['system:masters'] } });
        node.replaceFlag('kube-apiserver', 'requestheader-client-ca-file', undefined);
      }),
    );
    assert.equal(finding.messageId, 'anonymous');
  });

  it('is silent about clients of etcd', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) =>
        void node.replaceCertificate(`${PKI}/apiserver-etcd-client.crt`, { subject: { organizations: ['etcd'] } }),
    );
    assert.deepEqual(lines, []);
  });
});
