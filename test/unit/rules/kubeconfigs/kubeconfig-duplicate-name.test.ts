import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'kubeconfigs/kubeconfig-duplicate-name';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';
const ADMIN = 'etc/kubernetes/admin.conf';

describe(RULE, () => {
  it('reports the second entry of a name, at its name', async () => {
    const { lines, findings } = await checkNode(RULE, (node) =>
      node.setText(SCHEDULER, (text) =>
        text.replace('contexts:', '- cluster:\n    server: https://10.0.0.20:6443\n  name: kubernetes\ncontexts:'),
      ),
    );
    assert.deepEqual(lines, [`duplicate ${SCHEDULER} kubernetes`]);
    assert.match(findings[0]?.code ?? '', /duplicate name "kubernetes" in list/);
    assert.equal(findings[0]?.related.length, 1);
  });

  it('is silent about a cluster and a user of one name', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ADMIN, (text) => text.replaceAll('kubernetes-admin', 'kubernetes')),
    );
    assert.deepEqual(lines, []);
  });
});
