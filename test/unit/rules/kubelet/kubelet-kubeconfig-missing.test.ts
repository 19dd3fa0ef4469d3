import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF } from '../../../support/faults/fault.ts';

const RULE = 'kubelet/kubelet-kubeconfig-missing';
const DROP_IN = 'usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf';

describe(RULE, () => {
  it('reports a kubelet with neither, once', async () => {
    const { lines, names } = await checkNode(RULE, (node) => node.remove('etc/kubernetes/kubelet.conf'), {
      systemdUnit: true,
    });
    assert.deepEqual(lines, [`both ${DROP_IN} /etc/kubernetes/kubelet.conf`]);
    assert.deepEqual(names, [`${RULE} ${DROP_IN}`]);
  });

  it('reports one without any credential to bootstrap with', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.remove('etc/kubernetes/kubelet.conf');
        node.put('etc/systemd/system/kubelet.service', UNIT);
      }),
    );
    assert.equal(finding.messageId, 'only');
  });

  it('is silent before the bootstrap', async () => {
    const { findings } = await checkNode(
      RULE,
      (node) => {
        node.put('etc/kubernetes/bootstrap-kubelet.conf', node.text(ADMIN_CONF));
        node.remove('etc/kubernetes/kubelet.conf');
      },
      { systemdUnit: true },
    );
    assert.deepEqual(findings, []);
  });
});

const UNIT =
  '[Service]\nExecStart=/usr/bin/kubelet --kubeconfig=/etc/kubernetes/kubelet.conf --config=/var/lib/kubelet/config.yaml\n';
