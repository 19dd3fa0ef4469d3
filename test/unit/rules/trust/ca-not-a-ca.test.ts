import assert from 'node:assert/strict';
import { PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'trust/ca-not-a-ca';

describe(RULE, () => {
  it('tells CA:FALSE at the certificate', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => void node.replaceCertificate(`${PKI}/ca.crt`, { ca: false })),
    );
    assert.equal(finding.messageId, 'maySignNothing');
    assert.equal(finding.file, `${PKI}/ca.crt`);
    assert.match(finding.message, /CA:FALSE/);
    assert.match(finding.message, /parent certificate cannot sign this kind of certificate/);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
  });

  it('tells a key usage without keyCertSign', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) => void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { keyUsage: ['digitalSignature'] }),
      ),
    );
    assert.equal(finding.messageId, 'maySignNothing');
    assert.equal(finding.file, `${PKI}/etcd/ca.crt`);
    assert.match(finding.message, /keyCertSign/);
  });

  it('is silent about a CA without key usages', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { keyUsage: undefined })),
      [],
    );
  });

  it('is silent about a version 1 root', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { version: 1 })),
      [],
    );
  });
});
