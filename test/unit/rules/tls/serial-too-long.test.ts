import assert from 'node:assert/strict';
import { APISERVER } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'tls/serial-too-long';

describe(RULE, () => {
  it('hints at the certificate', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => void node.replaceCertificate(APISERVER, { serial: 1n << 166n })),
    );
    assert.equal(finding.messageId, 'long');
    assert.equal(finding.file, APISERVER);
    assert.equal(finding.severity, 'hint');
    assert.match(finding.message, /\b21\b/);
  });

  it('is silent about 20 octets', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => void node.replaceCertificate(APISERVER, { serial: 1n << 158n })),
      [],
    );
  });
});
