import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'kubelet/kubelet-config-wrong-kind';
const DROP_IN = 'usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf';
const CONFIG = 'var/lib/kubelet/config.yaml';
const options = { systemdUnit: true };

describe(RULE, () => {
  it('reports what --config names instead', async () => {
    for (const [from, to, found] of [
      ['kind: KubeletConfiguration', 'kind: KubeProxyConfiguration', 'KubeProxyConfiguration'],
      ['kubelet.config.k8s.io/v1beta1', 'kubelet.config.k8s.io/v1alpha1', 'kubelet.config.k8s.io/v1alpha1'],
      ['kubelet.config.k8s.io/v1beta1', 'v1', 'v1'],
    ] as const) {
      const { findings, lines } = await checkNode(
        RULE,
        (node) => node.setText(CONFIG, (text) => text.replace(from, to)),
        options,
      );
      assert.deepEqual(lines, [`config ${DROP_IN} /var/lib/kubelet/config.yaml`]);
      assert.equal(findings[0]?.slots.found, found);
    }
  });

  it('is silent about a template that cannot be read before it is filled in', async () => {
    const { lines } = await checkNode(RULE, (node) => node.setField(CONFIG, 'staticPodPath', '%s'), options);
    assert.deepEqual(lines, []);
  });

  it('is silent about several documents, of which readers take different ones', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => node.put(CONFIG, 'apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nkind: ConfigMap\n'),
      options,
    );
    assert.deepEqual(lines, []);
  });

  it('reports a configuration in the place of a kubeconfig', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => node.setText(DROP_IN, (text) => text.replace('=/etc/kubernetes/kubelet.conf', `=/${CONFIG}`)),
      options,
    );
    assert.deepEqual(lines, [`kubeconfig ${DROP_IN} /var/lib/kubelet/config.yaml`]);
  });

  it('is silent about a template, and about a name that only looks wrong', async () => {
    const template = await checkNode(RULE, (node) => node.put(CONFIG, 'kind: {{ kind }}\n'), options);
    assert.deepEqual(template.lines, []);
    const renamed = await checkNode(
      RULE,
      (node) => {
        node.put('var/lib/kubelet/kubelet.conf', node.text(CONFIG));
        node.remove(CONFIG);
        node.setText(DROP_IN, (text) => text.replace('kubelet/config.yaml', 'kubelet/kubelet.conf'));
      },
      options,
    );
    assert.deepEqual(renamed.lines, []);
  });
});
