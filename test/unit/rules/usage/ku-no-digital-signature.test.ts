import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER } from '../../../support/faults/fault.ts';

const RULE = 'usage/ku-no-digital-signature';

describe(RULE, () => {
  it('hints at the certificate', async () => {
    const finding = only(
      await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, { keyUsage: ['keyEncipherment'] })),
    );
    assert.equal(finding.messageId, 'unsigned');
    assert.equal(finding.path, APISERVER);
    assert.equal(finding.severity, 'hint');
  });

  it('is silent without key usages', async () => {
    const { lines } = await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, { keyUsage: undefined }));
    assert.deepEqual(lines, []);
  });
});
