import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/kcm-root-ca-unset';

describe(RULE, () => {
  it('hints at the command', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-controller-manager', 'root-ca-file', undefined)),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'kube-controller-manager');
    assert.equal(finding.severity, 'hint');
  });

  it('is silent where it is set', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-controller-manager', 'root-ca-file', '/etc/kubernetes/pki/front-proxy-ca.crt'),
    );
    assert.deepEqual(lines, []);
  });
});
