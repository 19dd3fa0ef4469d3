import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { ADMIN_CONF, SCHEDULER_CONF } from '../../../support/faults/fault.ts';

const RULE = 'kubeconfigs/kubeconfig-server-port';

describe(RULE, () => {
  it('reports another port of this node’s address', async () => {
    const { findings } = await checkNode(RULE, (node) =>
      node.setField(SCHEDULER_CONF, 'server', 'https://10.0.0.10:6444'),
    );
    assert.deepEqual(
      findings.map(({ messageId, path, severity }) => [messageId, path, severity]),
      [['port', SCHEDULER_CONF, 'warning']],
    );
    assert.deepEqual(
      [findings[0]?.slots.port, findings[0]?.slots.host, findings[0]?.slots.own],
      ['6444', '10.0.0.10', '6443'],
    );
  });

  it('is silent about balancers, forwarded ports, and the port of the flag', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.setField(ADMIN_CONF, 'server', 'https://127.0.0.1:38259');
      node.setField(SCHEDULER_CONF, 'server', 'https://api.example.org:443');
      node.replaceFlag('kube-apiserver', 'secure-port', '8443');
      node.setField('etc/kubernetes/controller-manager.conf', 'server', 'https://10.0.0.10:8443');
      node.setField('etc/kubernetes/super-admin.conf', 'server', 'https://10.0.0.10:8443');
      node.setField('etc/kubernetes/kubelet.conf', 'server', 'https://10.0.0.10:8443');
    });
    assert.deepEqual(lines, []);
  });
});
