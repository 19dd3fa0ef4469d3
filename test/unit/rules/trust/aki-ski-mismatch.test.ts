import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER } from '../../../support/faults/fault.ts';

const RULE = 'trust/aki-ski-mismatch';

describe(RULE, () => {
  it('informs about the leaf', async () => {
    const finding = only(
      await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, { authorityKeyId: new Uint8Array(20) })),
    );
    assert.equal(finding.messageId, 'other');
    assert.equal(finding.path, APISERVER);
    assert.equal(finding.severity, 'info');
  });

  it('is silent where none is named', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(APISERVER, { authorityKeyId: undefined }),
    );
    assert.deepEqual(lines, []);
  });
});
