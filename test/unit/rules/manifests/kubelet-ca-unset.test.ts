import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';

const RULE = 'manifests/kubelet-ca-unset';

describe(RULE, () => {
  it('reports it at the command in the CIS profile', async () => {
    const finding = only(await checkNode(RULE, undefined, {}, { profile: 'cis' }));
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, 'kube-apiserver');
  });

  it('is silent by default', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });

  it('is silent where the flag is set', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', `/${PKI}/ca.crt`),
      {},
      { profile: 'cis' },
    );
    assert.deepEqual(lines, []);
  });
});
