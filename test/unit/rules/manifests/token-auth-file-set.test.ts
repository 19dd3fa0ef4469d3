import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/token-auth-file-set';

describe(RULE, () => {
  it('reports the flag', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'token-auth-file', '/etc/kubernetes/pki/tokens.csv'),
      ),
    );
    assert.equal(finding.messageId, 'set');
    assert.equal(finding.text, '/etc/kubernetes/pki/tokens.csv');
  });

  it('is silent where it is empty', async () => {
    const { lines } = await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'token-auth-file', ''));
    assert.deepEqual(lines, []);
  });
});
