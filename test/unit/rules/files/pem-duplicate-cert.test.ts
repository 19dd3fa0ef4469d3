import assert from 'node:assert/strict';
import { PKI } from '../../../support/faults/fault.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'files/pem-duplicate-cert';

describe(RULE, () => {
  it('hints at the second', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => node.setText(`${PKI}/front-proxy-ca.crt`, (text) => text + text)),
    );
    assert.equal(finding.messageId, 'twice');
    assert.equal(finding.file, `${PKI}/front-proxy-ca.crt`);
    assert.equal(finding.severity, 'hint');
  });

  it('offers the edit that mends it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) => node.setText(`${PKI}/front-proxy-ca.crt`, (text) => text + text)),
      [],
    );
  });

  it('is silent about two files', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => node.put(`${PKI}/copy.crt`, node.text(`${PKI}/front-proxy-ca.crt`))),
      [],
    );
  });

  it('leaves glued blocks to their rule', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => node.setText(`${PKI}/front-proxy-ca.crt`, (text) => text.trimEnd() + text)),
      [],
    );
  });
});
