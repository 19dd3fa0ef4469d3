import assert from 'node:assert/strict';
import { buildNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodeFile } from '../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const TORN = '-----BEGIN CERTIFICATE-----\n';

describe('test data and examples', () => {
  it('are shown and never blamed', async () => {
    const { report, names } = await inspectFiles({ 'pkg/testdata/a.crt': TORN, 'examples/b.crt': TORN }, NOW);
    assert.deepEqual(names, []);
    assert.equal(report.files.size, 2);
  });

  it('are those of a documentation too, and a node that is copied there is none', async () => {
    const node = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const files = new Map<string, NodeFile | string>([...node].map(([path, file]) => [`docs/cluster/${path}`, file]));
    for (const path of ['docs/ca.crt', 'site/doc/b.crt', 'docs/cluster/etc/kubernetes/pki/ca.crt'])
      files.set(path, TORN);
    const { names } = await inspectFiles(files, NOW);
    assert.deepEqual(names, ['files/pem-unterminated docs/cluster/etc/kubernetes/pki/ca.crt']);
  });

  it('are distinguished from similar texts', async () => {
    const { names } = await inspectFiles({ 'examples.d/a.crt': TORN, 'docs.crt': TORN }, NOW);
    assert.equal(names.length, 2);
  });
});
