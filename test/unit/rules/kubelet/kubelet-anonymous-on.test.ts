import assert from 'node:assert/strict';
import { applyFix, checkFiles, checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'kubelet/kubelet-anonymous-on';
const CONFIG = 'var/lib/kubelet/config.yaml';

describe(RULE, () => {
  it('warns of the field where requests are still authorized', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.setText(CONFIG, (text) => text.replace('enabled: false', 'enabled: yes'))),
    );
    assert.equal(finding.messageId, 'authorized');
    assert.equal(finding.severity, 'warning');
    assert.equal(finding.path, CONFIG);
    assert.equal(finding.text, 'yes');
    assert.equal(finding.fixes[0]?.edits[0]?.text, 'false');
  });

  it('says what may be done where everything is allowed', async () => {
    const open = (text: string) => text.replace('enabled: false', 'enabled: true').replace('Webhook', 'AlwaysAllow');
    const finding = only(await checkNode(RULE, (node) => node.setText(CONFIG, open)));
    assert.equal(finding.messageId, 'open');
    assert.equal(finding.severity, 'warning');
    assert.deepEqual(finding.related, [`${CONFIG}: AlwaysAllow`]);
  });

  it('reports the default of a kubelet without a configuration file, and is silent if a flag turns it off', async () => {
    const unit = 'etc/systemd/system/kubelet.service';
    const evaluate = (flags: string) =>
      checkFiles(RULE, {
        'etc/kubernetes/kubelet.conf': '',
        [unit]: `[Service]\nExecStart=/usr/bin/kubelet ${flags}\n`,
      });
    assert.deepEqual((await evaluate('--v=2')).lines, [`open ${unit} /usr/bin/kubelet`]);
    assert.deepEqual((await evaluate('--anonymous-auth=false')).lines, []);
  });

  it('puts the value after a flag that stands alone', async () => {
    const path = 'etc/default/kubelet';
    const evaluated = await checkNode(RULE, (node) => node.put(path, 'KUBELET_EXTRA_ARGS=--anonymous-auth\n'));
    assert.deepEqual(evaluated.lines, [`authorized ${path} --anonymous-auth`]);
    assert.equal(applyFix(evaluated, evaluated.findings[0]?.fixes[0]), 'KUBELET_EXTRA_ARGS=--anonymous-auth=false\n');
  });

  it('is silent where the field is left out, which means off', async () => {
    const without = (text: string) => text.replace('  anonymous:\n    enabled: false\n', '');
    assert.deepEqual((await checkNode(RULE, (node) => node.setText(CONFIG, without))).findings, []);
  });

  it('is silent about a kubelet that listens on the loopback address', async () => {
    const unit = (flags: string) => ({
      'etc/systemd/system/kubelet.service': `[Service]\nExecStart=/usr/bin/kubelet --pod-manifest-path=/etc/kubernetes/manifests${flags}\n`,
    });
    assert.equal((await checkFiles(RULE, unit(''))).lines.length, 1);
    assert.deepEqual((await checkFiles(RULE, unit(' --address=127.0.0.1'))).lines, []);
  });

  it('does not mention settings for a kubelet before 1.5, and offers no fix', async () => {
    const unit = 'etc/systemd/system/kubelet.service';
    const evaluate = (flags: string, program = '/usr/bin/kubelet') =>
      checkFiles(RULE, {
        'etc/kubernetes/kubelet.conf': '',
        [unit]: `[Service]\nExecStart=${program} ${flags}\n`,
      });
    for (const [flags, program] of [
      ['--api-servers=http://10.0.0.1:8080'],
      ['--etcd_servers=http://10.0.0.1:4001'],
      ['--v=2', '/opt/kubernetes/v1.4.7/bin/kubelet'],
    ] as const) {
      const finding = only(await evaluate(flags, program));
      assert.deepEqual([finding.messageId, finding.fixes], ['unchecked', []], flags);
    }
    const later = ['--api-servers=http://10.0.0.1:8080 --authorization-mode=Webhook', 'authorized'] as const;
    assert.equal(only(await evaluate(later[0])).messageId, later[1]);
    assert.equal(only(await evaluate('--v=2', '/opt/kubernetes/v1.5.2/bin/kubelet')).messageId, 'open');
  });
});
