import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { ADMIN_CONF } from '../../../support/faults/fault.ts';

const RULE = 'kubeconfigs/kubeconfig-ca-is-leaf';

describe(RULE, () => {
  it('hints at a pinned certificate of the server', async () => {
    const { findings } = await checkNode(RULE, (node) =>
      node.setKubeconfigAuthority(ADMIN_CONF, node.certificate('etc/kubernetes/pki/apiserver.crt')),
    );
    assert.deepEqual(
      findings.map(({ messageId, path, severity }) => [messageId, path, severity]),
      [['pinned', ADMIN_CONF, 'hint']],
    );
  });

  it('is silent about the CA', async () => {
    assert.deepEqual((await checkNode(RULE)).lines, []);
  });
});
