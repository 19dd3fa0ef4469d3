import assert from 'node:assert/strict';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/kubelet-serving-no-address-san';
const SERVING = 'var/lib/kubelet/pki/kubelet-server-current.pem';

describe(RULE, () => {
  it('tells the order of addresses', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) => {
          node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', '/etc/kubernetes/pki/ca.crt');
          node.replaceCertificate(SERVING, { sans: ['dns:cp-1'] });
        },
        { serverTLSBootstrap: true },
      ),
    );
    assert.equal(finding.messageId, 'noAddress');
    assert.equal(finding.text, 'InternalIP,ExternalIP,Hostname');
    assert.match(finding.message, / cp-1\)/);
  });

  it('is silent where names are dialled', async () => {
    assert.deepEqual(
      await findingsOf(
        RULE,
        (node) => {
          node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', '/etc/kubernetes/pki/ca.crt');
          node.replaceFlag('kube-apiserver', 'kubelet-preferred-address-types', 'Hostname');
          node.replaceCertificate(SERVING, { sans: ['dns:cp-1'] });
        },
        { serverTLSBootstrap: true },
      ),
      [],
    );
  });
});
