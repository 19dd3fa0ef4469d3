import assert from 'node:assert/strict';
import { checkFiles, checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'kubelet/kubelet-authz-always-allow';
const CONFIG = 'var/lib/kubelet/config.yaml';
const UNIT = 'etc/systemd/system/kubelet.service';

describe(RULE, () => {
  it('reports the field, and corrects it', async () => {
    const finding = only(await checkNode(RULE, (node) => node.setField(CONFIG, 'mode', 'AlwaysAllow')));
    assert.equal(finding.messageId, 'written');
    assert.equal(finding.text, 'AlwaysAllow');
    assert.equal(finding.fixes[0]?.edits[0]?.text, 'Webhook');
  });

  it('reports the default of a kubelet without a configuration file', async () => {
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

  it('is silent about a kubelet that listens on the loopback address', async () => {
    const unit = (flags: string) => ({
      [UNIT]: `[Service]\nExecStart=/usr/bin/kubelet --pod-manifest-path=/etc/kubernetes/manifests${flags}\n`,
    });
    assert.equal((await checkFiles(RULE, unit(' --address=10.0.0.4'))).lines.length, 1);
    for (const flags of [' --address=127.0.0.1', ' --address=127.0.0.1 --authorization-mode=AlwaysAllow']) {
      assert.deepEqual((await checkFiles(RULE, unit(flags))).lines, []);
    }
  });

  it('is silent about a standalone kubelet that nobody can authenticate to', async () => {
    const unit = (flags: string) => ({
      [UNIT]: `[Service]\nExecStart=/usr/bin/kubelet --pod-manifest-path=/etc/kubernetes/manifests${flags}\n`,
    });
    assert.deepEqual((await checkFiles(RULE, unit(' --anonymous-auth=false'))).lines, []);
    for (const flags of ['', ' --anonymous-auth=false --authentication-token-webhook']) {
      assert.equal((await checkFiles(RULE, unit(flags))).lines.length, 1);
    }
  });

  it('is silent about the default of a kubelet that may be older than the setting, which another finding reports', async () => {
    const unit = (flags: string) => ({
      'etc/kubernetes/kubelet.conf': '',
      [UNIT]: `[Service]\nExecStart=/usr/bin/kubelet --api-servers=https://10.0.0.1${flags}\n`,
    });
    assert.deepEqual((await checkFiles(RULE, unit(''))).lines, []);
    assert.equal((await checkFiles(RULE, unit(' --anonymous-auth=false'))).lines.length, 1);
  });
});
