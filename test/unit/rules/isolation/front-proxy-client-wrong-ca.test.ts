import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';

const RULE = 'isolation/front-proxy-client-wrong-ca';

describe(RULE, () => {
  it('reports the certificate at its flag', async () => {
    const finding = only(
      await checkNode(
        RULE,
        async (node) =>
          void node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { issuer: await node.otherAuthority() }),
      ),
    );
    assert.equal(finding.messageId, 'otherCa');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${PKI}/front-proxy-client.crt`);
    assert.equal(finding.slots.issuer, 'another-ca');
    assert.match(finding.command ?? '', /^kubeadm init phase certs front-proxy-client\b.* &&$/m);
  });

  it('reports a certificate of the client CA, which makes an ordinary user of the API server', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { issuer: node.authorities.ca.signer });
      }),
    );
    assert.deepEqual([finding.messageId, finding.slots.user], ['asUser', 'front-proxy-client']);
  });

  it('is silent where the certificate is merely expired', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) =>
        void node.replaceCertificate(`${PKI}/front-proxy-client.crt`, {
          notAfter: new Date('2026-05-20T00:00:00Z'),
        }),
    );
    assert.deepEqual(lines, []);
  });
});
