import assert from 'node:assert/strict';
import { judgeFiles, judgeNode } from '../../../support/judge.ts';

const RULE = 'kubeconfigs/kubeconfig-dangling-context';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';
const ADMIN = 'etc/kubernetes/admin.conf';

describe(RULE, () => {
  it('reports a current-context that names no context', async () => {
    const { lines } = await judgeNode(RULE, (node) => node.setField(SCHEDULER, 'current-context', 'default'));
    assert.deepEqual(lines, [`context ${SCHEDULER} default`]);
  });

  it('reports a context whose cluster or user is not there', async () => {
    const { lines } = await judgeNode(RULE, (node) => {
      node.setText(SCHEDULER, (text) => text.replace('    cluster: kubernetes', '    cluster: production'));
      node.setText(ADMIN, (text) => text.replace('    user: kubernetes-admin', '    user: root'));
    });
    assert.deepEqual(lines, [`user ${ADMIN} root`, `cluster ${SCHEDULER} production`]);
  });

  it('only informs where another part of KUBECONFIG may hold it', async () => {
    const part = 'kind: Config\ncontexts:\n- name: a\n  context: {cluster: a, user: a}\ncurrent-context: a\n';
    const { said } = await judgeFiles(RULE, { 'contexts.kubeconfig': part });
    assert.deepEqual(
      said.map(({ message, text, finding }) => [message, text, finding.severity]),
      [
        ['elsewhere', 'a', 'info'],
        ['elsewhere', 'a', 'info'],
      ],
    );
  });

  it('is silent about contexts that lead somewhere', async () => {
    const { lines } = await judgeNode(RULE);
    assert.deepEqual(lines, []);
  });
});
