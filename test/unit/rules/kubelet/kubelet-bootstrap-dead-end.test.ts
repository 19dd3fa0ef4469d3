import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { ADMIN_CONF, KUBELET_CURRENT, KUBELET_DATED } from '../../../support/faults/fault.ts';
import { DAY } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'kubelet/kubelet-bootstrap-dead-end';

const expire = (node: NodePki): void => {
  const notAfter = new Date(node.settings.now.getTime() - 3 * DAY);
  node.replaceCertificate(KUBELET_CURRENT, { notAfter });
};

describe(RULE, () => {
  it('tells the way out, and is the only finding', async () => {
    for (const systemdUnit of [true, false]) {
      const { findings, names } = await checkNode(RULE, expire, { systemdUnit });
      assert.deepEqual(
        findings.map(({ path }) => path),
        [KUBELET_DATED],
      );
      assert.equal(findings[0]?.messageId, 'deadEnd');
      const { name, ago, bootstrap } = findings[0]?.slots ?? {};
      assert.deepEqual([name, ago, bootstrap], ['system:node:cp-1', '3', '/etc/kubernetes/bootstrap-kubelet.conf']);
      assert.match(
        findings[0]?.command ?? '',
        /^kubeadm init phase kubeconfig kubelet .*&&\n(?:.*\n)*kubeadm init phase kubelet-finalize all &&$/m,
      );
      assert.deepEqual(names, [`${RULE} ${KUBELET_DATED}`]);
    }
  });

  it('is silent while there is something to bootstrap with', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      expire(node);
      node.put('etc/kubernetes/bootstrap-kubelet.conf', node.text(ADMIN_CONF));
    });
    assert.deepEqual(findings, []);
  });
});
