import assert from 'node:assert/strict';
import { checkFiles, checkNode, only } from '../../../support/checkRule.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'kubelet/kubelet-client-ca-unset';
const FIELD = '    clientCAFile: /etc/kubernetes/pki/ca.crt\n';
const WEBHOOK = /(cacheTTL: 0s\n {4}enabled: )true/;

describe(RULE, () => {
  it('is an error at the kind of the configuration where kube-apiserver is known, and else a warning', async () => {
    for (const severity of ['error', 'warning'])
      await checkUnset(severity, (node) => {
        if (severity === 'warning') node.remove('etc/kubernetes/manifests/kube-apiserver.yaml');
        // The CA in this folder implies an API server.
        if (severity === 'warning')
          for (const path of node.files.keys()) if (path.startsWith('etc/kubernetes/pki/')) node.remove(path);
      });
  });

  async function checkUnset(severity: string, edit: (node: NodePki) => void): Promise<void> {
    const finding = only(
      await checkNode(RULE, (node) => {
        edit(node);
        node.setText('var/lib/kubelet/config.yaml', (text) => text.replace(FIELD, ''));
      }),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.path, 'var/lib/kubelet/config.yaml');
    assert.equal(finding.text, 'kind: KubeletConfiguration');
    assert.equal(finding.severity, severity);
  }

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

  it('is silent about a standalone kubelet, which no API server knows', async () => {
    const UNIT = 'etc/systemd/system/kubelet.service';
    const unit = (flags: string) => ({
      'etc/kubernetes/kubelet.conf': '',
      [UNIT]: `[Service]\nExecStart=/usr/bin/kubelet --anonymous-auth=false --pod-manifest-path=/etc/kubernetes/manifests${flags}\n`,
    });
    assert.deepEqual((await checkFiles(RULE, unit(''))).lines, []);
    for (const flags of [' --kubeconfig=/etc/kubernetes/kubelet.conf', ' --api-servers=https://10.0.0.1:6443']) {
      assert.deepEqual((await checkFiles(RULE, unit(flags))).lines, [`unset ${UNIT} /usr/bin/kubelet`]);
    }
  });
});
