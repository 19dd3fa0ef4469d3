import assert from 'node:assert/strict';
import { PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'trust/external-ca-mode';
const MANIFEST = 'etc/kubernetes/manifests/kube-controller-manager.yaml';

describe(RULE, () => {
  it('hints at it once', async () => {
    const finding = only(await findingsOf(RULE, undefined, { externalCa: true }));
    assert.equal(finding.file, MANIFEST);
    assert.equal(finding.severity, 'hint');
    assert.match(finding.message, /cannot renew what “kubernetes” signed/);
  });

  it('also before the manifest is written anew', async () => {
    only(await findingsOf(RULE, (node) => void node.files.delete(`${PKI}/ca.key`)));
  });

  it('is silent where the key is there, and about a copy without keys', async () => {
    assert.deepEqual(await findingsOf(RULE), []);
    assert.deepEqual(await findingsOf(RULE, undefined, { withoutKeys: true }), []);
  });
});
