import assert from 'node:assert/strict';
import { PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'keys/ca-key-present-on-worker';
/** What a worker has, and the key that it should not have. */
const WORKER = /^var\/|kubernetes\/kubelet\.conf$|pki\/ca\.(crt|key)$/;

describe(RULE, () => {
  it('tells the key', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => {
        for (const path of [...node.files.keys()]) if (!WORKER.test(path)) node.remove(path);
      }),
    );
    assert.equal(finding.messageId, 'present');
    assert.equal(finding.file, `${PKI}/ca.key`);
    assert.equal(finding.severity, 'warning');
  });

  it('is silent about a control plane', async () => {
    assert.deepEqual(await findingsOf(RULE), []);
  });

  it('is silent about a folder of PKI work', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        for (const path of [...node.files.keys()]) if (!/pki\/ca\./.test(path)) node.remove(path);
      }),
      [],
    );
  });
});
