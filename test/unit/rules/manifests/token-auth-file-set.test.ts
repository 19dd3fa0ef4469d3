import assert from 'node:assert/strict';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/token-auth-file-set';

describe(RULE, () => {
  it('tells the flag', async () => {
    const finding = only(
      await findingsOf(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'token-auth-file', '/etc/kubernetes/pki/tokens.csv'),
      ),
    );
    assert.equal(finding.messageId, 'set');
    assert.equal(finding.text, '/etc/kubernetes/pki/tokens.csv');
  });

  it('is silent where it is empty', async () => {
    assert.deepEqual(await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'token-auth-file', '')), []);
  });
});
