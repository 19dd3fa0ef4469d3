import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER } from '../../../support/faults/fault.ts';

const RULE = 'tls/serial-too-long';

describe(RULE, () => {
  it('hints at the certificate', async () => {
    const finding = only(
      await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, { serial: 1n << 166n })),
    );
    assert.equal(finding.messageId, 'long');
    assert.equal(finding.path, APISERVER);
    assert.equal(finding.severity, 'hint');
    assert.equal(finding.slots.bytes, '21');
  });

  it('is silent about 20 octets', async () => {
    const { lines } = await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, { serial: 1n << 158n }));
    assert.deepEqual(lines, []);
  });
});
