import assert from 'node:assert/strict';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import { readLine } from '../../../src/core/messages/read/readMessages.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { PKI } from '../../support/faults/fault.ts';
import { FAULTS } from '../../support/faults.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { days } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const EXPIRED = { notBefore: days(NOW, -370), notAfter: days(NOW, -5) };

const SCHEDULER = [
  'leaderelection lost',
  'E0601 11:59:59.123456       1 server.go:310] "Leaderelection lost"',
  'E0601 11:59:59.123456       1 leaderelection.go:308] "Failed to renew lease" lease="kube-system/kube-scheduler" err="context deadline exceeded"',
];
const CONTROLLERS = [
  'E0601 11:59:59.123456       1 controllermanager.go:340] "leaderelection lost"',
  'I0601 11:59:59.123456       1 leaderelection.go:285] failed to renew lease kube-system/kube-controller-manager: timed out waiting for the condition',
];
const NODE = [
  'cp-1   NotReady   control-plane   63d   v1.37.2',
  'cp-1   NotReady,SchedulingDisabled   control-plane   63d   v1.37.2   10.0.0.10   <none>   Debian GNU/Linux 13',
  'cp-1 NotReady',
  'Normal  NodeNotReady  2m  node-controller  Node cp-1 status is now: NodeNotReady',
  '  Ready   Unknown   Mon, 01 Jun 2026 11:50:00 +0000   Mon, 01 Jun 2026 11:55:00 +0000   NodeStatusUnknown   Kubelet stopped posting node status.',
];
const URL = 'https://10.96.45.2:443/apis/metrics.k8s.io/v1beta1';
const AGGREGATED = [
  'v1beta1.metrics.k8s.io   kube-system/metrics-server   False (FailedDiscoveryCheck)   63d',
  'Reason: FailedDiscoveryCheck',
  `failing or missing response from ${URL}: bad status from ${URL}: 401`,
];
const ALL = [...SCHEDULER, ...CONTROLLERS, ...NODE, ...AGGREGATED];

async function inspect(edit: (node: NodePki) => unknown): Promise<Report> {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', nodeName: 'cp-1' });
  await edit(node);
  return (await inspectFiles(node.files, NOW)).report;
}

/** The connections and the rules of the findings, in one line; "nothing" if the line leads to none. */
async function causeOf(line: string, report: Report): Promise<string> {
  const [one, ...others] = await explainMessages(line, { report });
  assert.ok(one && others.length === 0, line);
  const parts = [
    ...one.connections.map(({ from, to }) => `${from.component} → ${to.component}`),
    ...one.findings.map(({ rule }) => rule),
  ];
  return parts.join(', ') || 'nothing';
}

async function assertCause(lines: readonly string[], report: Report, expected: string): Promise<void> {
  for (const line of lines) assert.equal(await causeOf(line, report), expected, line);
}

describe('a line that reports a loss without its reason', () => {
  it('leads from a lost lease to the connection of the client that lost it', async () => {
    const report = await inspect((node) => node.replaceCertificate('etc/kubernetes/scheduler.conf', EXPIRED));
    await assertCause(SCHEDULER, report, 'kube-scheduler → kube-apiserver, validity/cert-expired');
    await assertCause([...CONTROLLERS, ...NODE, ...AGGREGATED], report, 'nothing');
  });

  it('leads from a node that is not ready to its kubelet, and from another node to nothing', async () => {
    const report = await inspect((node) =>
      node.replaceCertificate('var/lib/kubelet/pki/kubelet-client-current.pem', EXPIRED),
    );
    await assertCause(NODE, report, 'kubelet → kube-apiserver, kubelet/kubelet-bootstrap-dead-end');
    await assertCause(['worker-1   NotReady   <none>   63d   v1.37.2', 'worker-1 NotReady'], report, 'nothing');
    await assertCause([...SCHEDULER, ...CONTROLLERS, ...AGGREGATED], report, 'nothing');
  });

  it('leads from an APIService that is not available to the front proxy', async () => {
    const fault = FAULTS.find(({ id }) => id === 'front-proxy-client-by-cluster-ca');
    const report = await inspect((node) => fault?.apply(node));
    await assertCause(
      AGGREGATED,
      report,
      'kube-apiserver → extension-apiserver, isolation/front-proxy-client-wrong-ca',
    );
    await assertCause([...SCHEDULER, ...CONTROLLERS, ...NODE], report, 'nothing');
  });

  it('leads to the server that all clients reject, and to one that does not start', async () => {
    const rejected = await inspect((node) => node.replaceCertificate(`${PKI}/apiserver.crt`, EXPIRED));
    await assertCause(NODE, rejected, 'kubelet → kube-apiserver, validity/cert-expired');
    await assertCause(CONTROLLERS, rejected, 'kube-controller-manager → kube-apiserver, validity/cert-expired');
    const stopped = await inspect((node) => node.replaceCertificate(`${PKI}/etcd/server.crt`, EXPIRED));
    for (const line of [...SCHEDULER, ...CONTROLLERS, ...NODE]) {
      const [one] = await explainMessages(line, { report: stopped });
      assert.equal(one?.stopped?.end.component, 'kube-apiserver', line);
      assert.ok(
        one.findings.some(({ at }) => at.uri.endsWith('/etcd/server.crt')),
        line,
      );
    }
  });

  it('leads to nothing on a node whose files are right', async () => {
    const report = await inspect(() => {});
    await assertCause(ALL, report, 'nothing');
    for (const line of ALL) assert.equal((await explainMessages(line, { report }))[0]?.isElsewhere, undefined, line);
  });

  it('is not seen where the same words are about something else', () => {
    for (const line of [
      'web-1   0/1   NotReady   0   5m',
      'cp-1   Ready   control-plane   63d   v1.37.2',
      'the node is NotReady since the upgrade',
      'E0601 cilium leader election lost',
      'container runtime status check: NetworkReady=false reason:NetworkPluginNotReady',
      '"Failed to renew lease" lease="cert-manager/cert-manager-controller" err="timed out"',
      'v1beta1.metrics.k8s.io   kube-system/metrics-server   False (MissingEndpoints)   63d',
    ])
      assert.equal(readLine(line), undefined, line);
  });
});
