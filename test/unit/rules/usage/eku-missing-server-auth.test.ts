import assert from 'node:assert/strict';
import { APISERVER, APISERVER_MANIFEST } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'usage/eku-missing-server-auth';

describe(RULE, () => {
  it('tells a client certificate that serves', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => void node.replaceCertificate(APISERVER, { extendedKeyUsage: ['clientAuth'] })),
    );
    assert.equal(finding.messageId, 'clientOnly');
    assert.equal(finding.file, APISERVER);
    assert.match(finding.message, /"kube-apiserver".* clientAuth/);
    assert.equal(finding.command, 'kubeadm init phase certs apiserver');
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
    assert.ok(finding.related.includes(`${APISERVER_MANIFEST}: /${APISERVER}`));
  });

  it('is silent about a certificate without usages', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => void node.replaceCertificate(APISERVER, { extendedKeyUsage: undefined })),
      [],
    );
  });

  it('is silent about anyExtendedKeyUsage', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => void node.replaceCertificate(APISERVER, { extendedKeyUsage: ['any'] })),
      [],
    );
  });
});
