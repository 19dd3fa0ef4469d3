import assert from 'node:assert/strict';
import { checkFiles, checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/kcm-sa-key-unset';

describe(RULE, () => {
  it('reports it at the command', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-controller-manager', 'service-account-private-key-file', undefined),
      ),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'kube-controller-manager');
    assert.equal(finding.severity, 'warning');
  });

  it('is silent about the API server', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'service-account-signing-key-file', undefined),
    );
    assert.deepEqual(lines, []);
  });

  it('states no default of releases 0.x, which other flags show', async () => {
    const unit = (flags: string) => ({
      'etc/kubernetes/pki/ca.crt': '',
      'etc/systemd/system/kube-controller-manager.service': `[Service]\nExecStart=/opt/bin/kube-controller-manager --master=127.0.0.1:8080${flags}\n`,
    });
    assert.equal((await checkFiles(RULE, unit(''))).lines.length, 1);
    assert.deepEqual((await checkFiles(RULE, unit(' --machines=10.0.0.2'))).lines, []);
  });
});
