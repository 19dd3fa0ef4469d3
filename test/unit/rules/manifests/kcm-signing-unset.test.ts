import assert from 'node:assert/strict';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/kcm-signing-unset';

describe(RULE, () => {
  it('tells it where the key of the CA is at hand', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => {
        node.replaceFlag('kube-controller-manager', 'cluster-signing-cert-file', undefined);
        node.replaceFlag('kube-controller-manager', 'cluster-signing-key-file', undefined);
      }),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'kube-controller-manager');
  });

  it('is silent with an external CA', async () => {
    assert.deepEqual(
      await findingsOf(
        RULE,
        (node) => {
          node.replaceFlag('kube-controller-manager', 'cluster-signing-cert-file', undefined);
          node.replaceFlag('kube-controller-manager', 'cluster-signing-key-file', undefined);
        },
        { externalCa: true },
      ),
      [],
    );
  });

  it('is silent where the flags are empty', async () => {
    assert.deepEqual(await findingsOf(RULE, undefined, { externalCa: true }), []);
  });
});
