import assert from 'node:assert/strict';
import { checkFiles } from '../../../support/checkRule.ts';

const RULE = 'kubelet/kubelet-dropin-unset-variable';
const DROP_IN = 'etc/systemd/system/kubelet.service.d/10-kubeadm.conf';
const ENVIRONMENT = 'etc/default/kubelet';

function evaluate(text: string, more: Readonly<Record<string, string>> = {}) {
  return checkFiles(RULE, { 'etc/kubernetes/kubelet.conf': '', [DROP_IN]: text, ...more });
}

describe(RULE, () => {
  it('reports a misspelt variable at its place', async () => {
    const { lines } = await evaluate(
      `[Service]\nEnvironment="KUBELET_CONFIG_ARGS=--config=/var/lib/kubelet/config.yaml"\nExecStart=\nExecStart=/usr/bin/kubelet $KUBELET_CONF_ARGS \${KUBELET_CONFIG_ARGS}\n`,
    );
    assert.deepEqual(lines, [`unset ${DROP_IN} $KUBELET_CONF_ARGS`]);
  });

  it('is silent about what kubeadm leaves open, and what a file sets', async () => {
    const open = '[Service]\nExecStart=\nExecStart=/usr/bin/kubelet $KUBELET_KUBEADM_ARGS $KUBELET_EXTRA_ARGS $$NOT\n';
    assert.deepEqual((await evaluate(open)).lines, []);
    const named = '[Service]\nEnvironmentFile=/etc/default/kubelet\nExecStart=\nExecStart=/usr/bin/kubelet $OTHER\n';
    assert.deepEqual((await evaluate(named, { [ENVIRONMENT]: 'OTHER=--v=2\n' })).lines, []);
  });

  it('is silent about what a template of Terraform fills in', async () => {
    const template = `[Service]\nExecStart=\nExecStart=/usr/bin/podman $$\{IMAGE} --cloud-provider=$\{provider}\n`;
    assert.deepEqual((await evaluate(template)).lines, []);
  });

  it('is silent about a unit whose program is still to be filled in', async () => {
    const template = `[Service]\nExecStart=\nExecStart=$\{PREFIX}/bin/kubelet --root-dir=$\{ROOT}\n`;
    assert.deepEqual((await evaluate(template)).lines, []);
  });

  it('is silent where a file of variables is not at hand', async () => {
    const elsewhere = '[Service]\nEnvironmentFile=/opt/kubelet.env\nExecStart=\nExecStart=/usr/bin/kubelet $OTHER\n';
    assert.deepEqual((await evaluate(elsewhere)).lines, []);
  });
});
