import assert from 'node:assert/strict';
import { APISERVER, PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'trust/signature-algorithm-weak';

describe(RULE, () => {
  it('tells a leaf signed with SHA-1', async () => {
    const finding = only(await findingsOf(RULE, (node) => void node.replaceCertificate(APISERVER, { hash: 'sha1' })));
    assert.equal(finding.messageId, 'insecure');
    assert.equal(finding.file, APISERVER);
    assert.match(finding.message, /"kube-apiserver".*ECDSA-SHA1/);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
  });

  it('is silent about a root that is signed with SHA-1', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { hash: 'sha1' })),
      [],
    );
  });

  it('is silent about SHA-384', async () => {
    assert.deepEqual(await findingsOf(RULE, (node) => void node.replaceCertificate(APISERVER, { hash: 'sha384' })), []);
  });
});
