import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'kubelet/kubelet-flag-overrides-config';
const DEFAULTS = 'etc/default/kubelet';
const CONFIG = 'var/lib/kubelet/config.yaml';

describe(RULE, () => {
  it('reports the flag that wins and the field that loses', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.put(DEFAULTS, 'KUBELET_EXTRA_ARGS="--cluster-domain=example.org"\n')),
    );
    assert.deepEqual([finding.path, finding.text], [DEFAULTS, 'example.org']);
    assert.deepEqual(finding.related, [`${CONFIG}: cluster.local`]);
  });

  it('leaves a value that is wrong by itself to its own rule', async () => {
    const { names } = await checkNode(RULE, (node) =>
      node.put(DEFAULTS, 'KUBELET_EXTRA_ARGS=--authorization-mode=AlwaysAllow\n'),
    );
    assert.deepEqual(names, [`kubelet/kubelet-authz-always-allow ${DEFAULTS}`]);
  });

  it('is silent about the same value, however it is spelt', async () => {
    const { findings } = await checkNode(RULE, (node) =>
      node.put(DEFAULTS, 'KUBELET_EXTRA_ARGS="--rotate-certificates --anonymous-auth=False"\n'),
    );
    assert.deepEqual(findings, []);
  });
});
