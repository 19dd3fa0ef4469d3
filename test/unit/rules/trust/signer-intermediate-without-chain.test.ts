import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { PKI } from '../../../support/faults/fault.ts';

const RULE = 'trust/signer-intermediate-without-chain';

describe(RULE, () => {
  it('reports the signer', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => {
          const { signer } = node.authorities.ca;
          node.setCertificate(`${PKI}/signer.crt`, signer);
          node.setKey(`${PKI}/signer.crt`, signer.key);
          node.replaceFlag('kube-controller-manager', 'cluster-signing-cert-file', '/etc/kubernetes/pki/signer.crt');
          node.replaceFlag('kube-controller-manager', 'cluster-signing-key-file', '/etc/kubernetes/pki/signer.key');
        },
        { intermediateCa: true },
      ),
    );
    assert.equal(finding.messageId, 'noChain');
    assert.equal(finding.text, '/etc/kubernetes/pki/signer.crt');
    assert.equal(finding.slots.signer, 'kubernetes-intermediate');
  });

  it('is silent where no request is signed here', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { intermediateCa: true })).findings, []);
  });
});
