import assert from 'node:assert/strict';
import { APISERVER } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'usage/ku-no-digital-signature';

describe(RULE, () => {
  it('hints at the certificate', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => void node.replaceCertificate(APISERVER, { keyUsage: ['keyEncipherment'] })),
    );
    assert.equal(finding.messageId, 'unsigned');
    assert.equal(finding.file, APISERVER);
    assert.equal(finding.severity, 'hint');
  });

  it('is silent without key usages', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => void node.replaceCertificate(APISERVER, { keyUsage: undefined })),
      [],
    );
  });
});
