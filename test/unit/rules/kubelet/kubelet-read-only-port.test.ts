import assert from 'node:assert/strict';
import { checkFiles, checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'kubelet/kubelet-read-only-port';
const CONFIG = 'var/lib/kubelet/config.yaml';
const UNIT = 'etc/systemd/system/kubelet.service';

describe(RULE, () => {
  it('reports an open port, also one that a flag opens', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.setText(CONFIG, (text) => `${text}readOnlyPort: 10255\n`)),
    );
    assert.deepEqual([finding.messageId, finding.text, finding.severity], ['written', '10255', 'warning']);
    const flag = only(
      await checkNode(RULE, (node) => node.put('etc/default/kubelet', 'KUBELET_EXTRA_ARGS=--read-only-port=10255\n')),
    );
    assert.deepEqual([flag.path, flag.text], ['etc/default/kubelet', '10255']);
  });

  it('reports the default of a kubelet without a configuration file', async () => {
    const unit = '[Service]\nExecStart=/usr/bin/kubelet --v=2\n';
    const { lines } = await checkFiles(RULE, { 'etc/kubernetes/kubelet.conf': '', [UNIT]: unit });
    assert.deepEqual(lines, [`byDefault ${UNIT} /usr/bin/kubelet`]);
  });

  it('is silent about 0', async () => {
    const { lines } = await checkNode(RULE, (node) => node.setText(CONFIG, (text) => `${text}readOnlyPort: 0\n`));
    assert.deepEqual(lines, []);
  });

  it('is silent about a kubelet that listens on the loopback address', async () => {
    const unit = (flags: string) => ({
      'etc/systemd/system/kubelet.service': `[Service]\nExecStart=/usr/bin/kubelet --pod-manifest-path=/etc/kubernetes/manifests${flags}\n`,
    });
    assert.equal((await checkFiles(RULE, unit(''))).lines.length, 1);
    assert.deepEqual((await checkFiles(RULE, unit(' --address=127.0.0.1'))).lines, []);
  });

  it('states no default of releases 0.x', async () => {
    const unit = (flags: string) => ({
      'etc/kubernetes/kubelet.conf': '',
      [UNIT]: `[Service]\nExecStart=/usr/bin/kubelet ${flags}\n`,
    });
    assert.deepEqual((await checkFiles(RULE, unit('--etcd_servers=http://127.0.0.1:4001'))).lines, []);
    assert.equal((await checkFiles(RULE, unit('--api-servers=http://127.0.0.1:8080'))).lines.length, 1);
  });
});
