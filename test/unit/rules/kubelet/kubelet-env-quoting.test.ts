import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'kubelet/kubelet-env-quoting';
const ENV = 'var/lib/kubelet/kubeadm-flags.env';
const DROP_IN = 'usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf';

describe(RULE, () => {
  it('reports a quote that is never closed', async () => {
    const { findings } = await checkNode(RULE, (node) => node.put(ENV, 'KUBELET_KUBEADM_ARGS="--v=2\n'), {
      systemdUnit: true,
    });
    assert.deepEqual(
      findings.map(({ messageId, path, text }) => [messageId, path, text]),
      [['open', ENV, '"--v=2']],
    );
  });

  it('reports a word that Environment= drops', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) =>
        node.setText(DROP_IN, (text) =>
          text.replace('[Service]', '[Service]\nEnvironment=KUBELET_EXTRA_ARGS=--v=2 --x=y'),
        ),
      { systemdUnit: true },
    );
    assert.deepEqual(lines, [`split ${DROP_IN} --x=y`]);
  });

  it('is silent about blanks without quotes in a file of variables, and about quoted assignments', async () => {
    const { lines } = await checkNode(RULE, (node) => node.put(ENV, 'KUBELET_KUBEADM_ARGS=--v=2 --x=y\n'), {
      systemdUnit: true,
    });
    assert.deepEqual(lines, []);
  });
});
