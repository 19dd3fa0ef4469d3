import assert from 'node:assert/strict';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/tls-serving-pair-unset';

describe(RULE, () => {
  it('tells it at the command', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'tls-cert-file', undefined);
        node.replaceFlag('kube-apiserver', 'tls-private-key-file', undefined);
      }),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'kube-apiserver');
    assert.equal(finding.severity, 'warning');
  });

  it('leaves half a pair to its rule', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'tls-cert-file', undefined)),
      [],
    );
  });

  it('is silent where a folder may hold the pair', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'tls-cert-file', undefined);
        node.replaceFlag('kube-apiserver', 'tls-private-key-file', undefined);
        node.replaceFlag('kube-apiserver', 'cert-dir', '/etc/kubernetes/pki');
      }),
      [],
    );
  });
});
