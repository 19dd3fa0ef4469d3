import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';

const RULE = 'isolation/etcd-client-wrong-ca';

describe(RULE, () => {
  it('reports the certificate at its flag', async () => {
    const finding = only(
      await checkNode(
        RULE,
        async (node) =>
          void node.replaceCertificate(`${PKI}/apiserver-etcd-client.crt`, { issuer: await node.otherAuthority() }),
      ),
    );
    assert.equal(finding.messageId, 'otherCa');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${PKI}/apiserver-etcd-client.crt`);
    assert.equal(finding.slots.issuer, 'another-ca');
    // As etcd 3.5 logs it; once, though the connection that breaks tells the same.
    assert.equal(
      finding.slots.error,
      'tls: failed to verify certificate: x509: certificate signed by unknown authority',
    );
    assert.equal(finding.slots.logged, undefined);
    assert.match(finding.command ?? '', /^kubeadm init phase certs apiserver-etcd-client\b.* &&$/m);
  });

  it('is silent where the certificate is merely expired', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) =>
        void node.replaceCertificate(`${PKI}/apiserver-etcd-client.crt`, {
          notAfter: new Date('2026-05-20T00:00:00Z'),
        }),
    );
    assert.deepEqual(lines, []);
  });
});
