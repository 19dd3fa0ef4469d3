import assert from 'node:assert/strict';
import { APISERVER } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'usage/leaf-is-ca';

describe(RULE, () => {
  it('tells a serving certificate that may sign', async () => {
    const finding = only(await findingsOf(RULE, (node) => void node.replaceCertificate(APISERVER, { ca: true })));
    assert.equal(finding.messageId, 'isCa');
    assert.equal(finding.file, APISERVER);
    assert.match(finding.message, /"kube-apiserver".*CA:TRUE/);
    assert.equal(finding.severity, 'warning');
  });

  it('is silent about a leaf without basicConstraints', async () => {
    assert.deepEqual(await findingsOf(RULE, (node) => void node.replaceCertificate(APISERVER, { ca: undefined })), []);
  });
});
