import assert from 'node:assert/strict';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'isolation/front-proxy-client-wrong-ca';

describe(RULE, () => {
  it('tells the certificate at its flag', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        async (node) =>
          void node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { issuer: await node.otherAuthority() }),
      ),
    );
    assert.equal(finding.messageId, 'otherCa');
    assert.equal(finding.file, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${PKI}/front-proxy-client.crt`);
    assert.match(finding.message, /"another-ca"/);
    assert.equal(finding.command, 'kubeadm init phase certs front-proxy-client');
  });

  it('is silent where the certificate is merely expired', async () => {
    assert.deepEqual(
      await findingsOf(
        RULE,
        (node) =>
          void node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { notAfter: new Date('2026-05-20T00:00:00Z') }),
      ),
      [],
    );
  });
});
