import assert from 'node:assert/strict';
import { plainText } from '../../src/core/model/text/plainText.ts';
import { buildNode } from '../support/kubeadmNode.ts';
import { KUBEADM, LAYOUTS, WITH_KUBELET, WORKER } from '../support/layouts/allLayouts.ts';
import { inspectFiles } from '../support/memoryWorkspace.ts';
import type { NodeFile } from '../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

async function checkSilent(files: ReadonlyMap<string, NodeFile>, components: readonly string[]): Promise<void> {
  const { report } = await inspectFiles(files, NOW);
  assert.deepEqual(
    report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, severity, message }) => `${severity} ${rule}: ${plainText(message)}`),
    [],
  );
  assert.deepEqual(
    report.nodes.map(({ view }) => view.components.map(({ name }) => name).sort()),
    [components],
  );
}

describe('a correct node gives no warning and no error', () => {
  for (const [title, { build, components }] of Object.entries(LAYOUTS)) {
    it(title, async () => checkSilent(await build(NOW), components));
  }

  for (const [title, options] of Object.entries(KUBEADM)) {
    it(`kubeadm, ${title}`, async () => {
      const node = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', systemdUnit: true, ...options });
      await checkSilent(node, options.externalEtcd === true ? WITH_KUBELET.slice(1) : WITH_KUBELET);
    });
  }

  it('kubeadm, a worker', async () => {
    const node = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', systemdUnit: true, joined: true });
    const files = new Map([...node].filter(([path]) => WORKER.test(path)));
    // ca.crt stands in for what the control plane trusts, so that the kubelet's certificate can be judged.
    await checkSilent(files, ['kube-apiserver', 'kubelet']);
  });
});
