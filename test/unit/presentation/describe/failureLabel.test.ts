import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/index.ts';
import { failureLabel } from '../../../../src/core/presentation/describe/failureLabel.ts';
import { faultById } from '../../../support/faults.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** The labels of what a fault breaks, each once. */
async function labelsOf(fault: string): Promise<readonly string[]> {
  const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  await faultById(fault).apply(pki);
  const { report } = await inspectFiles(pki.files, NOW);
  const broken = report.connections.filter(({ verdict }) => verdict === 'broken');
  return [...new Set(broken.map((one) => plainText(failureLabel(one))))];
}

describe('the short label of a failure', () => {
  it('names the CA that is trusted', async () => {
    assert.deepEqual(await labelsOf('etcd-cafile-cluster-ca'), ['not issued by kubernetes']);
  });

  it('names the day of an expiry', async () => {
    assert.deepEqual(await labelsOf('scheduler-client-expired'), ['expired 2026-05-29']);
  });
});
