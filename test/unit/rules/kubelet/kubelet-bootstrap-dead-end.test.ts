import assert from 'node:assert/strict';
import { ADMIN_CONF, KUBELET_CURRENT, KUBELET_DATED } from '../../../support/faults/fault.ts';
import { judgeNode } from '../../../support/judge.ts';
import { DAY } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { findingsOf } from '../../../support/ruleFindings.ts';

const RULE = 'kubelet/kubelet-bootstrap-dead-end';

const expire = (node: NodePki): void => {
  const notAfter = new Date(node.settings.now.getTime() - 3 * DAY);
  node.replaceCertificate(KUBELET_CURRENT, { notAfter });
};

describe(RULE, () => {
  it('tells the way out, and is the only finding', async () => {
    for (const systemdUnit of [true, false]) {
      const { said, names } = await judgeNode(RULE, expire, { systemdUnit });
      assert.deepEqual(
        said.map(({ path }) => path),
        [KUBELET_DATED],
      );
      assert.equal(said[0]?.message, 'deadEnd');
      for (const value of ['"system:node:cp-1"', '3 days', '/etc/kubernetes/bootstrap-kubelet.conf'])
        assert.ok(said[0]?.finding.message.includes(value), value);
      assert.equal(
        said[0]?.finding.command,
        'kubeadm kubeconfig user --org system:nodes --client-name system:node:cp-1',
      );
      assert.deepEqual(names, [`${RULE} ${KUBELET_DATED}`]);
    }
  });

  it('is silent while there is something to bootstrap with', async () => {
    const findings = await findingsOf(RULE, (node) => {
      expire(node);
      node.put('etc/kubernetes/bootstrap-kubelet.conf', node.text(ADMIN_CONF));
    });
    assert.deepEqual(findings, []);
  });
});
