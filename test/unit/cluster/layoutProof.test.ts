import assert from 'node:assert/strict';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodeFiles } from '../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const PKI = 'etc/kubernetes/pki';

/** The evidence for what kube-apiserver presents, with nothing but these names in kubeadm's folder; undefined if no component is implied. */
async function evidenceWith(node: NodeFiles, names: readonly string[]): Promise<string | undefined> {
  const kept = new Map(
    [...node].filter(([path]) => names.some((name) => path.replace(/\.(?:crt|key|pub)$/, '') === `${PKI}/${name}`)),
  );
  const { report } = await inspectFiles(kept, NOW);
  const [view] = report.nodes;
  const apiserver = view?.view.components.find(({ name }) => name === 'kube-apiserver');
  return apiserver?.implied.get('tls-cert-file')?.evidence;
}

describe('the proof of the layout of a pki folder', () => {
  let files: NodeFiles;
  before(async () => {
    ({ files } = await openNode({ keyAlgorithm: 'ECDSA-P256' }));
  });

  it('consists of other files, at least one of them not a CA', async () => {
    const order = ['sa', 'front-proxy-ca', 'etcd/ca', 'apiserver-kubelet-client', 'ca'];
    const steps: (string | undefined)[] = [];
    for (let count = order.length; count >= 0; count--)
      steps.push(await evidenceWith(files, ['apiserver', ...order.slice(0, count)]));
    assert.deepEqual(steps, [
      'conventional',
      'conventional',
      'conventional',
      'conventional',
      'corroborated',
      'corroborated',
    ]);
  });

  it('does not include the file in question', async () => {
    const replaced = new Map(files);
    replaced.set(`${PKI}/apiserver.crt`, files.get(`${PKI}/sa.pub`) ?? assert.fail());
    assert.equal(await evidenceWith(replaced, ['apiserver', 'ca', 'sa']), 'conventional');
    assert.equal(await evidenceWith(replaced, ['apiserver', 'ca']), undefined);
    assert.equal(await evidenceWith(replaced, ['apiserver']), undefined);
  });
});
