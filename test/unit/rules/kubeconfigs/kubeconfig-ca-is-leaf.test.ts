import assert from 'node:assert/strict';
import { ADMIN_CONF } from '../../../support/faults/fault.ts';
import { judgeNode } from '../../../support/judge.ts';

const RULE = 'kubeconfigs/kubeconfig-ca-is-leaf';

describe(RULE, () => {
  it('hints at a pinned certificate of the server', async () => {
    const { said } = await judgeNode(RULE, (node) =>
      node.setKubeconfigAuthority(ADMIN_CONF, node.certificate('etc/kubernetes/pki/apiserver.crt')),
    );
    assert.deepEqual(
      said.map(({ message, path, finding }) => [message, path, finding.severity]),
      [['pinned', ADMIN_CONF, 'hint']],
    );
  });

  it('is silent about the CA', async () => {
    assert.deepEqual((await judgeNode(RULE)).lines, []);
  });
});
