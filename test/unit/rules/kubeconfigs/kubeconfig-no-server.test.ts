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
  });
});
