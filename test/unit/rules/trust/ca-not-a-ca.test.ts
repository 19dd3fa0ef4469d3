import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { PKI } from '../../../support/faults/fault.ts';

const RULE = 'trust/ca-not-a-ca';

describe(RULE, () => {
  it('reports CA:FALSE at the certificate', async () => {
    const finding = only(await checkNode(RULE, (node) => void node.replaceCertificate(`${PKI}/ca.crt`, { ca: false })));
    assert.equal(finding.messageId, 'maySignNothing');
    assert.equal(finding.path, `${PKI}/ca.crt`);
    assert.equal(finding.slots.reason, 'CA:FALSE');
    assert.match(finding.code, /parent certificate cannot sign this kind of certificate/);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
  });

  it('reports a key usage without keyCertSign', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { keyUsage: ['digitalSignature'] }),
      ),
    );
    assert.equal(finding.messageId, 'maySignNothing');
    assert.equal(finding.path, `${PKI}/etcd/ca.crt`);
    assert.equal(finding.slots.reason, 'digitalSignature');
  });

  it('is silent about a CA without key usages', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { keyUsage: undefined }),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about a version 1 root', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { version: 1 }),
    );
    assert.deepEqual(lines, []);
  });
});
