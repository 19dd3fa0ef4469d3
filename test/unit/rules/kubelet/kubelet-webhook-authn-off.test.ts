import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'kubelet/kubelet-webhook-authn-off';
const CONFIG = 'var/lib/kubelet/config.yaml';

describe(RULE, () => {
  it('reports the field', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(CONFIG, (text) => text.replace(/(cacheTTL: 0s\n {4}enabled: )true/, '$1false')),
      ),
    );
    assert.deepEqual([finding.messageId, finding.text, finding.severity], ['off', 'false', 'hint']);
  });

  it('is silent where the field is left out', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(CONFIG, (text) => text.replace(/ {2}webhook:\n {4}cacheTTL: 0s\n {4}enabled: true\n/, '')),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent where everyone is served, whatever the token', async () => {
    const withFlags = (flags: string) =>
      checkNode(RULE, (node) => {
        node.remove(CONFIG);
        node.put('etc/systemd/system/kubelet.service', `[Service]\nExecStart=/usr/bin/kubelet ${flags}\n`);
      });
    assert.deepEqual((await withFlags('--v=2')).lines, []);
    for (const flags of ['--anonymous-auth=false', '--authorization-mode=Webhook'])
      assert.equal(only(await withFlags(flags)).messageId, 'off', flags);
  });
});
