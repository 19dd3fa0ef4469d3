import assert from 'node:assert/strict';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/kubelet-ca-unset';

describe(RULE, () => {
  it('tells it at the command in the CIS profile', async () => {
    const finding = only(await findingsOf(RULE, undefined, {}, { profile: 'cis' }));
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.file, APISERVER_MANIFEST);
    assert.equal(finding.text, 'kube-apiserver');
  });

  it('is silent by default', async () => {
    assert.deepEqual(await findingsOf(RULE), []);
  });

  it('is silent where the flag is set', async () => {
    assert.deepEqual(
      await findingsOf(
        RULE,
        (node) => node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', `/${PKI}/ca.crt`),
        {},
        { profile: 'cis' },
      ),
      [],
    );
  });
});
