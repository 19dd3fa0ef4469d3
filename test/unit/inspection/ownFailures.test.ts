import assert from 'node:assert/strict';
import { followingConnections, plainText, type Report } from '../../../src/core/index.ts';
import { stoppedComponents } from '../../../src/core/inspection/componentStates.ts';
import { consequences, findingsBehindStop } from '../../../src/core/inspection/consequences.ts';
import { PKI, SCHEDULER_CONF } from '../../support/faults/fault.ts';
import { faultById } from '../../support/faults.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { days } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const EXPIRED = { notBefore: days(NOW, -370), notAfter: days(NOW, -5) };

async function inspectAfter(edit: (node: NodePki) => unknown): Promise<Report> {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  await edit(node);
  return (await inspectFiles(node.files, NOW)).report;
}

/** The side that fails of a connection that is broken by itself, with what the only finding that breaks it is about. */
function ownFailure(report: Report, client: string, server: string): string {
  const connection = report.connections.find(({ from, to }) => from.component === client && to.component === server);
  assert.ok(connection && !followingConnections(report).has(connection));
  const [cause, ...others] = report.findings.filter(({ breaks }) => breaks?.includes(connection.id));
  assert.ok(cause && others.length === 0);
  return `${connection.side}: ${cause.rule}`;
}

const stoppedIn = (report: Report) => stoppedComponents(report).map(({ end }) => end.component);

describe('a connection that fails by itself, of a component that another file keeps from starting', () => {
  it('has its own cause, if the server rejects the client', async () => {
    const report = await inspectAfter((node) => {
      node.replaceCertificate(`${PKI}/apiserver-kubelet-client.crt`, EXPIRED);
      node.remove(`${PKI}/sa.pub`);
    });
    assert.equal(ownFailure(report, 'kube-apiserver', 'kubelet'), 'server: validity/cert-expired');
    assert.deepEqual(stoppedIn(report), ['kube-apiserver']);
    assert.ok(followingConnections(report).size > 5);
  });

  it('has its own cause, if the client cannot use its kubeconfig and does not start either', async () => {
    const report = await inspectAfter(async (node) => {
      await faultById('scheduler-conf-bad-base64').apply(node);
      node.remove(`${PKI}/sa.pub`);
    });
    assert.equal(
      ownFailure(report, 'kube-scheduler', 'kube-apiserver'),
      'configuration: kubeconfigs/kubeconfig-bad-base64',
    );
    assert.deepEqual(stoppedIn(report), ['kube-apiserver', 'kube-scheduler']);
  });

  it('keeps a client from starting by both causes, if the client needs it', async () => {
    const report = await inspectAfter((node) => {
      node.replaceCertificate(`${PKI}/apiserver-etcd-client.crt`, EXPIRED);
      node.remove(`${PKI}/etcd/peer.key`);
    });
    assert.equal(ownFailure(report, 'kube-apiserver', 'etcd'), 'server: validity/cert-expired');
    const caused = [...consequences(report)].map(([{ rule }, { stops }]) => [
      rule,
      ...stops.map(({ end }) => end.component).sort(),
    ]);
    assert.deepEqual(caused.sort(), [
      ['manifests/flag-file-missing', 'etcd', 'kube-apiserver'],
      ['validity/cert-expired', 'kube-apiserver'],
    ]);
    const expired = report.findings.find(({ rule }) => rule === 'validity/cert-expired');
    assert.match(
      expired ? plainText(expired.message) : '',
      /Do not restart kube-apiserver before etcd starts: it would not start again\.$/,
    );
  });

  it('follows, if only the file is at fault', async () => {
    const report = await inspectAfter((node) => node.remove(`${PKI}/sa.pub`));
    const scheduler = report.connections.find(({ from }) => from.uri?.endsWith(SCHEDULER_CONF));
    assert.ok(scheduler && followingConnections(report).has(scheduler));
  });

  it('only follows, if what it fails by keeps the component from starting as well', async () => {
    const report = await inspectAfter((node) => {
      node.put(`${PKI}/apiserver.key`, node.text(`${PKI}/sa.key`));
      node.put(`${PKI}/front-proxy-ca.crt`, 'nothing that Go can use\n');
    });
    const follows = [...followingConnections(report)].map(([{ to }, { end }]) => `${to.component}: ${end.component}`);
    assert.ok(follows.includes('extension-apiserver: kube-apiserver'));
    const [state] = stoppedComponents(report);
    assert.ok(state);
    const behind = [state.stop, ...state.further].map((stop) => [...findingsBehindStop(report, stop)]);
    assert.deepEqual(
      behind.map((findings) => findings.map(({ rule }) => rule)),
      [['keys/cert-key-mismatch'], ['files/pem-no-block']],
    );
  });
});
