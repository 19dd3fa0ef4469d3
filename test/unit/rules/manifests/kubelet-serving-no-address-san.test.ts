import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/kubelet-serving-no-address-san';
const SERVING = 'var/lib/kubelet/pki/kubelet-server-current.pem';

describe(RULE, () => {
  it('tells the order of addresses', async () => {
    const finding = only(
      await checkNode(
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
    assert.equal(finding.slots.names, 'cp-1');
  });

  it('is silent where names are dialled', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => {
        node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', '/etc/kubernetes/pki/ca.crt');
        node.replaceFlag('kube-apiserver', 'kubelet-preferred-address-types', 'Hostname');
        node.replaceCertificate(SERVING, { sans: ['dns:cp-1'] });
      },
      { serverTLSBootstrap: true },
    );
    assert.deepEqual(lines, []);
  });
});
