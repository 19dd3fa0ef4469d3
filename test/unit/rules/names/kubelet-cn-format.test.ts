import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF, KUBELET_CURRENT, KUBERNETES } from '../../../support/faults/fault.ts';

const RULE = 'names/kubelet-cn-format';

describe(RULE, () => {
  it('reports a name without system:node:', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) =>
          void node.replaceCertificate(KUBELET_CURRENT, {
            subject: { commonName: 'cp-1', organizations: ['system:nodes'] },
          }),
      ),
    );
    assert.equal(finding.messageId, 'notANode');
    assert.equal(finding.path, `${KUBERNETES}/kubelet.conf`);
    assert.equal(finding.text, `/${KUBELET_CURRENT}`);
    assert.equal(finding.slots.subject, 'O= system:nodes CN= cp-1');
  });

  it('reports a missing group', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => void node.replaceCertificate(KUBELET_CURRENT, { subject: { commonName: 'system:node:cp-1' } }),
      ),
    );
    assert.equal(finding.messageId, 'notANode');
  });

  it('only informs where roles alone decide', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'authorization-mode', 'RBAC');
        node.replaceFlag('kube-apiserver', 'enable-admission-plugins', 'ServiceAccount');
        node.replaceCertificate(KUBELET_CURRENT, { subject: { commonName: 'cp-1' } });
      }),
    );
    assert.equal(finding.messageId, 'byRoles');
    assert.equal(finding.severity, 'info');
  });

  it('is silent about further groups', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) =>
        void node.replaceCertificate(KUBELET_CURRENT, {
          subject: { commonName: 'system:node:cp-1', organizations: ['a', 'system:nodes'] },
        }),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about the bootstrapper, and about who may do everything', async () => {
    for (const [path, organization] of [
      ['etc/kubernetes/bootstrap.kubeconfig', 'system:bootstrappers'],
      ['etc/kubernetes/bootstrap.kubeconfig', 'any'],
      ['etc/kubernetes/kubelet.kubeconfig', 'system:masters'],
    ] as const) {
      const { findings } = await checkNode(RULE, (node) => {
        node.replaceCertificate(ADMIN_CONF, {
          subject: { commonName: 'kubelet-bootstrap', organizations: [organization] },
        });
        node.put(path, node.text(ADMIN_CONF));
      });
      assert.deepEqual(findings, [], `${path} ${organization}`);
    }
  });

  it('warns about the user name of a node without the group, wherever its kubeconfig is', async () => {
    for (const path of ['opt/nodes/w1.conf', 'root/.kube/config', 'srv/nodes/worker.kubeconfig']) {
      const nodeUser = (organizations: string[]) =>
        checkNode(RULE, (node) => {
          node.replaceCertificate(ADMIN_CONF, { subject: { commonName: 'system:node:w1.example', organizations } });
          node.put(path, node.text(ADMIN_CONF));
          node.remove(ADMIN_CONF);
        });
      const finding = only(await nodeUser([]));
      assert.equal(finding.messageId, 'named', path);
      assert.equal(finding.severity, 'warning', path);
      assert.equal(finding.path, path);
      assert.deepEqual((await nodeUser(['system:nodes'])).lines, [], path);
    }
  });
});
