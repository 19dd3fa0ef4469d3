import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER } from '../../../support/faults/fault.ts';

const RULE = 'usage/leaf-is-ca';

describe(RULE, () => {
  it('reports a serving certificate that may sign', async () => {
    const finding = only(await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, { ca: true })));
    assert.equal(finding.messageId, 'isCa');
    assert.equal(finding.path, APISERVER);
    assert.deepEqual([finding.slots.name, finding.slots.party], ['kube-apiserver', 'kube-apiserver']);
    assert.equal(finding.severity, 'warning');
  });

  it('is silent about a leaf without basicConstraints', async () => {
    const { lines } = await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, { ca: undefined }));
    assert.deepEqual(lines, []);
  });
});
