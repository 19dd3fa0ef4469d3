import assert from 'node:assert/strict';
import { NOW } from '../../../support/apiObjects.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_MANIFEST } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const RULE = 'manifests/volume-missing-for-mount';

describe(RULE, () => {
  it('reports the mount', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(ETCD_MANIFEST, (text) =>
          text.replace(/name: etcd-data\n(?=.*path: .*etcd$|status|.*)/s, 'name: data\n'),
        ),
      ),
    );
    assert.equal(finding.messageId, 'missing');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.severity, 'error');
    assert.match(finding.code, /Not found: "data/);
  });

  it('is silent if a template has yet to fill in the name of a volume', async () => {
    for (const hole of ['{{ x }}', '__NAME__', '<name>']) {
      const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
      node.setText(ETCD_MANIFEST, (text) => text.replace(/( {2}volumes:[\s\S]*?name: )\S+/, `$1${hole}`));
      assert.match(node.text(ETCD_MANIFEST), new RegExp(`name: ${hole}`));
      const { report } = await inspectFiles(node.files, NOW);
      const loud = report.findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        loud.map(({ rule }) => rule),
        [],
        hole,
      );
    }
  });

  it('is silent about volumes nobody mounts', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ETCD_MANIFEST, (text) =>
        text.replace('  volumes:\n', '  volumes:\n  - name: spare\n    emptyDir: {}\n'),
      ),
    );
    assert.deepEqual(lines, []);
  });
});
