import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { generateNode } from '../../../support/generator/generateNode.ts';
import { loudFindings } from '../../../support/generator/loudFindings.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'kubelet/kubelet-static-path-mismatch';
const CONFIG = 'var/lib/kubelet/config.yaml';

describe(RULE, () => {
  it('reports a folder without the manifests', async () => {
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

  it('is silent about a flat copy, which contains the configuration of the kubelet as well', async () => {
    const flatten = (node: NodePki) => {
      const kept =
        /manifests\/|(?:admin|scheduler|controller-manager)\.conf$|kubernetes\/pki\/ca\.|kubelet\/config\.yaml$/;
      for (const path of [...node.files.keys()]) {
        const content = kept.test(path) ? node.text(path) : undefined;
        node.remove(path);
        if (content !== undefined) node.put(path.slice(path.lastIndexOf('/') + 1), content);
      }
    };
    assert.deepEqual((await checkNode(RULE, flatten)).findings, []);
  });

  it('is silent if only paths in other files show where the manifests were', async () => {
    const { files } = await generateNode(1_209_182);
    assert.deepEqual(
      (await loudFindings(files)).map(({ rule }) => rule),
      [],
    );
  });
});
