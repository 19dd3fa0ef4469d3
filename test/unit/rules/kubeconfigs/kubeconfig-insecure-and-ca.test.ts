import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'kubeconfigs/kubeconfig-insecure-and-ca';
const ADMIN = 'etc/kubernetes/admin.conf';

describe(RULE, () => {
  it('reports the switch next to a CA', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ADMIN, (text) => text.replace('    server:', '    insecure-skip-tls-verify: true\n    server:')),
    );
    assert.deepEqual(lines, [`both ${ADMIN} true`]);
  });

  it('removes the switch', async () => {
    const change = (node: NodePki) =>
      node.setText(ADMIN, (text) => text.replace('    server:', '    insecure-skip-tls-verify: true\n    server:'));
    assert.deepEqual(await namesAfterFix(RULE, change), []);
  });

  it('is silent about the switch turned off', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ADMIN, (text) => text.replace('    server:', '    insecure-skip-tls-verify: false\n    server:')),
    );
    assert.deepEqual(lines, []);
  });
});
