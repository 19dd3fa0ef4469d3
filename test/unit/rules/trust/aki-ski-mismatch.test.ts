import assert from 'node:assert/strict';
import { APISERVER } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'trust/aki-ski-mismatch';

describe(RULE, () => {
  it('informs about the leaf', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => void node.replaceCertificate(APISERVER, { authorityKeyId: new Uint8Array(20) })),
    );
    assert.equal(finding.messageId, 'other');
    assert.equal(finding.file, APISERVER);
    assert.equal(finding.severity, 'info');
  });

  it('is silent where none is named', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => void node.replaceCertificate(APISERVER, { authorityKeyId: undefined })),
      [],
    );
  });
});
