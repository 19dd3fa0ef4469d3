import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';

const RULE = 'isolation/kubelet-client-wrong-ca';

describe(RULE, () => {
  it('reports the certificate at its flag', async () => {
    const finding = only(
      await checkNode(
        RULE,
        async (node) =>
          void node.replaceCertificate(`${PKI}/apiserver-kubelet-client.crt`, { issuer: await node.otherAuthority() }),
      ),
    );
    assert.equal(finding.messageId, 'otherCa');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${PKI}/apiserver-kubelet-client.crt`);
    assert.equal(finding.slots.issuer, 'another-ca');
    assert.match(finding.command ?? '', /^kubeadm init phase certs apiserver-kubelet-client\b.* &&$/m);
  });

  it('offers the flag rather than the file if another flag names that too', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'kubelet-client-certificate', `/${PKI}/apiserver-etcd-client.crt`),
      ),
    );
    assert.equal(finding.command, undefined);
    assert.deepEqual(
      finding.fixes.flatMap(({ edits }) => edits.map(({ text }) => text)),
      [`/${PKI}/apiserver-kubelet-client.crt`],
    );
  });

  it('is silent where the certificate is merely expired', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) =>
        void node.replaceCertificate(`${PKI}/apiserver-kubelet-client.crt`, {
          notAfter: new Date('2026-05-20T00:00:00Z'),
        }),
    );
    assert.deepEqual(lines, []);
  });
});
