import assert from 'node:assert/strict';
import type { Report } from '../../../src/core/index.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodePki } from '../../support/nodePki.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const SCHEDULER_CONF = 'etc/kubernetes/scheduler.conf';

async function inspect(edit: (node: NodePki) => void): Promise<Report> {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  edit(node);
  return (await inspectFiles(node.files, NOW)).report;
}

const clientsOf = ({ connections }: Report, file: string) =>
  connections.filter(({ kind, from }) => kind === 'api' && from.uri?.endsWith(file)).map(({ from }) => from.component);

const proxyUnit = (flags: string) => `[Service]\nExecStart=/usr/bin/kube-proxy ${flags}\n`;

describe('a kubeconfig', () => {
  it('connects each component whose flag names it', async () => {
    const report = await inspect((node) =>
      node.put('etc/systemd/system/kube-proxy.service', proxyUnit(`--kubeconfig=/${SCHEDULER_CONF}`)),
    );
    assert.deepEqual(clientsOf(report, SCHEDULER_CONF).sort(), ['kube-proxy', 'kube-scheduler']);
  });

  it('is the one of kube-proxy, whose other connection is not inferred then', async () => {
    const inferred = ({ connections }: Report) =>
      connections.filter(({ from, evidence }) => from.component === 'kube-proxy' && evidence === 'inferred').length;
    assert.equal(inferred(await inspect(() => {})), 1);
    const master = proxyUnit('--master=http://10.0.0.10:8080');
    assert.equal(inferred(await inspect((node) => node.put('etc/systemd/system/kube-proxy.service', master))), 0);
  });

  it('is a component’s outside every node as well if its name and its user agree', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const text = node.text(SCHEDULER_CONF);
    const { report } = await inspectFiles({ 'lab/kube-scheduler.kubeconfig': text, 'lab/mine.kubeconfig': text }, NOW);
    assert.deepEqual(
      report.connections.map(({ from, evidence }) => [from.uri?.split('/').at(-1), from.component, evidence]).sort(),
      [
        ['kube-scheduler.kubeconfig', 'kube-scheduler', 'corroborated'],
        ['mine.kubeconfig', 'kubectl', 'configured'],
      ],
    );
  });

  it('is the kubelet’s where its name is that of the node whose certificate it holds', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', kubeletConfEmbedded: true });
    const text = node.text('etc/kubernetes/kubelet.conf');
    const { report } = await inspectFiles({ 'lab/cp-1.kubeconfig': text, 'lab/other.kubeconfig': text }, NOW);
    assert.deepEqual(report.connections.map(({ from }) => [from.uri?.split('/').at(-1), from.component]).sort(), [
      ['cp-1.kubeconfig', 'kubelet'],
      ['other.kubeconfig', 'kubectl'],
    ]);
  });
});
