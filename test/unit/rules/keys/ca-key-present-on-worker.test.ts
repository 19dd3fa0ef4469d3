import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { PKI } from '../../../support/faults/fault.ts';

const RULE = 'keys/ca-key-present-on-worker';
/** The files of a worker, and the key that it should not have. */
const WORKER = /^var\/|kubernetes\/kubelet\.conf$|pki\/ca\.(crt|key)$/;

describe(RULE, () => {
  it('reports the key', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        for (const path of [...node.files.keys()]) if (!WORKER.test(path)) node.remove(path);
      }),
    );
    assert.equal(finding.messageId, 'present');
    assert.equal(finding.path, `${PKI}/ca.key`);
    assert.equal(finding.severity, 'warning');
  });

  it('is silent about a control plane', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });

  it('is silent about a folder of PKI work', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      for (const path of [...node.files.keys()]) if (!/pki\/ca\./.test(path)) node.remove(path);
    });
    assert.deepEqual(lines, []);
  });
});
