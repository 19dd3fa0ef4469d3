import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'kubelet/kubelet-client-ca-unset';
const FIELD = '    clientCAFile: /etc/kubernetes/pki/ca.crt\n';
const WEBHOOK = /(cacheTTL: 0s\n {4}enabled: )true/;

describe(RULE, () => {
  it('warns at the kind of the configuration', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.setText('var/lib/kubelet/config.yaml', (text) => text.replace(FIELD, ''))),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.path, 'var/lib/kubelet/config.yaml');
    assert.equal(finding.text, 'kind: KubeletConfiguration');
    assert.equal(finding.severity, 'warning');
  });

  it('is an error where nothing else authenticates', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.setText('var/lib/kubelet/config.yaml', (text) => text.replace(FIELD, '').replace(WEBHOOK, '$1false'));
      }),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.severity, 'error');
  });

  it("is silent about kubeadm's own configuration, which gets the field filled in", async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const text = 'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\n---\n';
      const kubelet = node.text('var/lib/kubelet/config.yaml').replace(FIELD, '');
      node.remove('var/lib/kubelet/config.yaml');
      node.put('etc/kubernetes/kubeadm-config.yaml', text + kubelet);
    });
    assert.deepEqual(lines, []);
  });
});
