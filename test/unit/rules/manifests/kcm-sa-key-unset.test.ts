import assert from 'node:assert/strict';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/kcm-sa-key-unset';

describe(RULE, () => {
  it('tells it at the command', async () => {
    const finding = only(
      await findingsOf(RULE, (node) =>
        node.replaceFlag('kube-controller-manager', 'service-account-private-key-file', undefined),
      ),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'kube-controller-manager');
    assert.equal(finding.severity, 'warning');
  });

  it('is silent about the API server', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'service-account-signing-key-file', undefined),
      ),
      [],
    );
  });
});
