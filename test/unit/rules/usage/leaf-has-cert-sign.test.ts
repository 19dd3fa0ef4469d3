import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER } from '../../../support/faults/fault.ts';

const RULE = 'usage/leaf-has-cert-sign';

describe(RULE, () => {
  it('hints at the certificate', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => void node.replaceCertificate(APISERVER, { keyUsage: ['digitalSignature', 'keyCertSign'] }),
      ),
    );
    assert.equal(finding.messageId, 'certSign');
    assert.equal(finding.path, APISERVER);
    assert.equal(finding.severity, 'hint');
  });

  it('is silent about CAs', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });
});
