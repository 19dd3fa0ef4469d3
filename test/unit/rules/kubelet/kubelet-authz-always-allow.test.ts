import assert from 'node:assert/strict';
import { checkFiles, checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'kubelet/kubelet-authz-always-allow';
const CONFIG = 'var/lib/kubelet/config.yaml';
const UNIT = 'etc/systemd/system/kubelet.service';

describe(RULE, () => {
  it('tells the field, and sets it right', async () => {
    const finding = only(await checkNode(RULE, (node) => node.setField(CONFIG, 'mode', 'AlwaysAllow')));
    assert.equal(finding.messageId, 'written');
    assert.equal(finding.text, 'AlwaysAllow');
    assert.equal(finding.fixes[0]?.edits[0]?.text, 'Webhook');
  });

  it('tells the default of a kubelet without a configuration file', async () => {
    const unit = '[Service]\nExecStart=/usr/bin/kubelet --kubeconfig=/etc/kubernetes/kubelet.conf\n';
    const { lines } = await checkFiles(RULE, { 'etc/kubernetes/kubelet.conf': '', [UNIT]: unit });
    assert.deepEqual(lines, [`byDefault ${UNIT} /usr/bin/kubelet`]);
  });

  it('is silent where a file that is not at hand may say otherwise', async () => {
    const unit = '[Service]\nExecStart=/usr/bin/kubelet --config=/etc/other.yaml\n';
    const { lines } = await checkFiles(RULE, { 'etc/kubernetes/kubelet.conf': '', [UNIT]: unit });
    assert.deepEqual(lines, []);
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });
});
