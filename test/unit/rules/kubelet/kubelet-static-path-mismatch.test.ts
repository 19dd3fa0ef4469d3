import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'kubelet/kubelet-static-path-mismatch';
const CONFIG = 'var/lib/kubelet/config.yaml';

describe(RULE, () => {
  it('tells a folder without the manifests', async () => {
    const finding = only(await checkNode(RULE, (node) => node.setField(CONFIG, 'staticPodPath', '/etc/kubelet.d')));
    assert.deepEqual([finding.path, finding.text], [CONFIG, '/etc/kubelet.d']);
    assert.equal(finding.messageId, 'elsewhere');
    assert.equal(finding.slots.folder, '/etc/kubernetes/manifests');
  });

  it('is silent about another spelling, a template, and one manifest by itself', async () => {
    for (const path of ['/etc/kubernetes//manifests/', '"{{ manifests }}"']) {
      assert.deepEqual((await checkNode(RULE, (node) => node.setField(CONFIG, 'staticPodPath', path))).findings, []);
    }
    const { findings } = await checkNode(RULE, (node) => {
      node.setField(CONFIG, 'staticPodPath', '/etc/kubelet.d');
      for (const path of [...node.files.keys()]) {
        if (path.startsWith('etc/kubernetes/manifests/') && !path.endsWith('/etcd.yaml')) node.remove(path);
      }
    });
    assert.deepEqual(findings, []);
  });
});
