import assert from 'node:assert/strict';
import {
  connectionOutcome,
  drawGraph,
  followingConnections,
  graphSource,
  type Report,
} from '../../../../src/core/index.ts';
import { consequences } from '../../../../src/core/inspection/consequences.ts';
import { describeConnection } from '../../../../src/core/presentation/describe/describeConnection.ts';
import { ETCD_SERVER, PKI, SCHEDULER_CONF } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { rendered } from '../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const EXPIRED = { notBefore: days(NOW, -370), notAfter: days(NOW, -5) };

async function inspectAfter(edit: (node: NodePki) => void): Promise<Report> {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  edit(node);
  return (await inspectFiles(node.files, NOW)).report;
}

/** "label: value" of the rows about the client's connection. */
function rowsOf(report: Report, client: string, server: string): readonly string[] {
  const connection = report.connections.find(({ from, to }) => from.component === client && to.component === server);
  assert.ok(connection);
  const { sections } = rendered(
    describeConnection(connection, {
      stopped: followingConnections(report).get(connection),
      outcome: connectionOutcome(report, connection),
    }),
  );
  return (sections[0]?.rows ?? []).map(({ label, value }) => `${label}: ${value}`);
}

describe('what follows from an expired certificate', () => {
  it('of etcd, for running components and after a restart', async () => {
    const report = await inspectAfter((node) => node.replaceCertificate(ETCD_SERVER, EXPIRED));
    const own = rowsOf(report, 'kube-apiserver', 'etcd');
    assert.ok(own.some((row) => row.startsWith('Effect: kube-apiserver does not start without etcd.')));
    assert.ok(
      own.includes(
        'Running components: Open connections to etcd go on working. Do not restart kube-apiserver before the serving certificate of etcd is renewed: it would not start again.',
      ),
    );
    const follows = rowsOf(report, 'kube-scheduler', 'kube-apiserver');
    assert.ok(follows.includes('Status: Broken: kube-apiserver does not start'));
    assert.ok(follows.includes('Effect: New pods are not scheduled: they stay Pending.'));
    assert.ok(follows.every((row) => !row.startsWith('Running components')));
  });

  it('of a client, at its next request', async () => {
    const report = await inspectAfter((node) => node.replaceCertificate(SCHEDULER_CONF, EXPIRED));
    assert.ok(
      rowsOf(report, 'kube-scheduler', 'kube-apiserver').includes(
        'Running components: On open connections, kube-apiserver rejects the next request: the leading kube-scheduler exits within seconds, and waits for the lease after a restart.',
      ),
    );
  });

  it('is said of broken connections only', async () => {
    const report = await inspectAfter(() => {});
    for (const row of rowsOf(report, 'kube-apiserver', 'kubelet')) assert.doesNotMatch(row, /^(?:Effect|Running)/);
  });

  it('marks the component in the graph, also if every connection to it is broken by itself', async () => {
    const report = await inspectAfter((node) => {
      node.replaceCertificate(ETCD_SERVER, EXPIRED);
      for (const path of ['apiserver.crt', 'front-proxy-client.crt', 'apiserver-kubelet-client.crt'])
        node.replaceCertificate(`${PKI}/${path}`, EXPIRED);
    });
    assert.equal(followingConnections(report).size, 0);
    const { picture } = rendered(drawGraph(graphSource(report)));
    const boxes = picture.frames.flatMap(({ boxes }) => boxes);
    const bad = boxes.flatMap(({ title, state }) => (state?.isBad ? `${title}: ${state.text}` : []));
    assert.deepEqual(bad, ['kube-apiserver: does not start']);
  });

  it('counts what stops and what follows once, for the finding behind it', async () => {
    const report = await inspectAfter((node) => {
      node.replaceCertificate(ETCD_SERVER, EXPIRED);
      node.replaceCertificate(`${PKI}/apiserver-kubelet-client.crt`, EXPIRED);
    });
    const [first, ...others] = [...consequences(report)];
    assert.deepEqual(others, []);
    assert.ok(first?.[0].at.uri.endsWith('/etcd/server.crt'));
    assert.deepEqual(
      first?.[1].stops.map(({ end }) => end.component),
      ['kube-apiserver'],
    );
    assert.equal(first?.[1].follows.length, followingConnections(report).size);
  });
});
