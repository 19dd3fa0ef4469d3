import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'manifests/flag-unknown';

describe(RULE, () => {
  it('suggests the nearest name', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(APISERVER_MANIFEST, (text) => text.replace('--etcd-cafile', '--etcd-ca-file')),
      ),
    );
    assert.equal(finding.messageId, 'misspelt');
    assert.ok(finding.text.startsWith('--etcd-ca-file='));
    assert.equal(finding.slots.error, 'unknown flag: --etcd-ca-file');
    assert.match(finding.code, /--etcd-cafile/);
  });

  it('offers the edit that mends it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) =>
        node.setText(APISERVER_MANIFEST, (text) => text.replace('--etcd-cafile', '--etcd-ca-file')),
      ),
      [],
    );
  });

  it('knows common slips', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(APISERVER_MANIFEST, (text) => text.replace('--client-ca-file', '--client-ca')),
      ),
    );
    assert.equal(finding.messageId, 'misspelt');
    assert.match(finding.code, /--client-ca-file/);
  });

  it('is silent about flags that are near to none', async () => {
    const { lines } = await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'goaway-chance', '0.1'));
    assert.deepEqual(lines, []);
  });

  it('reports a setting of the kubelet that is a field only, with what the kubelet logs', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.put(
          'etc/systemd/system/kubelet.service',
          '[Service]\nExecStart=/usr/bin/kubelet --config=/var/lib/kubelet/config.yaml --tls-curve-preferences=29\n',
        ),
      ),
    );
    assert.deepEqual([finding.messageId, finding.slots.field], ['fieldOnly', 'tlsCurvePreferences']);
    assert.equal(finding.lastWords, 'failed to parse kubelet flag: unknown flag: --tls-curve-preferences');
  });
});
