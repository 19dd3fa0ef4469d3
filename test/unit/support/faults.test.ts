import assert from 'node:assert/strict';
import { FAULTS } from '../../support/faults.ts';
import { buildNode, type NodeFile, type NodeFiles, openNode } from '../../support/kubeadmNode.ts';
import { buildSample } from '../../support/sample.ts';

const bytes = (file: NodeFile | undefined): string => {
  if (file === undefined) return 'absent';
  return file instanceof Uint8Array ? Buffer.from(file).toString('latin1') : `link ${file.linkTo}`;
};

function changedPaths(before: NodeFiles, after: NodeFiles): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => bytes(before.get(path)) !== bytes(after.get(path)));
}

describe('support/faults', () => {
  it('names each fault once', () => {
    assert.equal(new Set(FAULTS.map((fault) => fault.id)).size, FAULTS.length);
  });

  for (const fault of FAULTS) {
    it(`${fault.id} changes a correct node and points at a file of it`, async () => {
      const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
      const before = new Map(node.files);
      await fault.apply(node);
      const changed = changedPaths(before, node.files);
      assert.ok(changed.length > 0 && changed.length < 10, `changed: ${changed.join(', ')}`);
      assert.ok(node.files.has(fault.expect.file), fault.expect.file);
      assert.match(fault.expect.rule, /^[a-z]+\/[a-z0-9-]+$/);
    });
  }
});

describe('support/sample', () => {
  it('is a whole node with faults in it, relative to the given time', async () => {
    const now = new Date('2030-03-04T05:06:07Z');
    const files = await buildSample(now, { keyAlgorithm: 'ECDSA-P256' });
    const correct = await buildNode({ now, systemdUnit: true, keyAlgorithm: 'ECDSA-P256' });
    assert.equal(files.size, 38);
    assert.deepEqual([...files.keys()].sort(), [...correct.keys()].sort());
    const manifest = bytes(files.get('etc/kubernetes/manifests/kube-apiserver.yaml'));
    assert.match(manifest, /--etcd-cafile=\/etc\/kubernetes\/pki\/ca\.crt\n/);
  });
});
