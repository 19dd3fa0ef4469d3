import assert from 'node:assert/strict';
import { APISERVER } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'usage/leaf-has-cert-sign';

describe(RULE, () => {
  it('hints at the certificate', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) => void node.replaceCertificate(APISERVER, { keyUsage: ['digitalSignature', 'keyCertSign'] }),
      ),
    );
    assert.equal(finding.messageId, 'certSign');
    assert.equal(finding.file, APISERVER);
    assert.equal(finding.severity, 'hint');
  });

  it('is silent about CAs', async () => {
    assert.deepEqual(await findingsOf(RULE), []);
  });
});
