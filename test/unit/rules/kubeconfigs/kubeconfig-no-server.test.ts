import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF } from '../../../support/faults/fault.ts';

const RULE = 'kubeconfigs/kubeconfig-no-server';

describe(RULE, () => {
  for (const [what, line] of [
    ['without the field', ''],
    ['with an empty one', '    server: ""\n'],
  ] as const) {
    it(`reports a cluster ${what}`, async () => {
      const finding = only(
        await checkNode(RULE, (node) => node.setText(ADMIN_CONF, (text) => text.replace(/ *server: .*\n/, line))),
      );
      assert.equal(finding.path, ADMIN_CONF);
      assert.equal(finding.severity, 'error');
      assert.equal(finding.slots.cluster, 'kubernetes');
      assert.match(finding.code, /invalid configuration: no server found for cluster "kubernetes/);
    });
  }

  it('is silent about a cluster that is not in use', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ADMIN_CONF, (text) => text.replace(/^clusters:\n/m, 'clusters:\n- name: spare\n  cluster: {}\n')),
    );
    assert.deepEqual(lines, []);
  });

  it('only informs of a file that nothing names: a flag may say where the API server is', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.put('home/worker.kubeconfig', node.text(ADMIN_CONF).replace(/ *server: .*\n/, ''));
      }),
    );
    assert.equal(finding.severity, 'info');
    assert.equal(finding.messageId, 'flag');
  });

  describe('with --master', () => {
    const CONF = 'etc/kubernetes/scheduler.conf';
    const reported = async (flag: string, others: readonly string[]) => {
      const { lines } = await checkNode(RULE, (node) => {
        for (const other of others) node.replaceFlag('kube-scheduler', other, undefined);
        node.setText('etc/kubernetes/manifests/kube-scheduler.yaml', (text) =>
          text.replace(/( *- )--leader-elect=true/, `$&\n$1${flag}`),
        );
        node.setText(CONF, (text) => text.replace(/ *server: .*\n/, ''));
      });
      return lines;
    };
    const DELEGATED = ['authentication-kubeconfig', 'authorization-kubeconfig'];

    it('is silent about the file of --kubeconfig', async () => {
      assert.deepEqual(await reported('--master=https://10.0.0.10:6443', DELEGATED), []);
    });

    it('reports a file from which other flags take the server', async () => {
      const lines = [`none ${CONF} kubernetes`];
      assert.deepEqual(await reported('--v=2', DELEGATED), lines);
      assert.deepEqual(await reported('--master=https://10.0.0.10:6443', []), lines);
    });
  });
});
