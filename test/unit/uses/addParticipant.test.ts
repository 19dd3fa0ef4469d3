import assert from 'node:assert/strict';
import { HandshakeEvaluator } from '../../../src/core/connections/handshake/handshakeEvaluator.ts';
import { connectionSpecs } from '../../../src/core/connections/joins/connectionSpecs.ts';
import type { Connection } from '../../../src/core/model/connection.ts';
import type { NodeView } from '../../../src/core/model/node.ts';
import { createScheduler } from '../../../src/core/model/time/scheduler.ts';
import { createSignatureCache } from '../../../src/core/trust/signatureCache.ts';
import { endpointsOf } from '../../../src/core/uses/lookup/endpoints.ts';
import { fileCredentials } from '../../../src/core/uses/lookup/fileCredentials.ts';
import type { Participant } from '../../../src/core/uses/participants/participant.ts';
import { PARTICIPANTS } from '../../../src/core/uses/participants/participants.ts';
import { createSides, type SidesOf, sidesOf } from '../../../src/core/uses/sides.ts';
import { credentialUses } from '../../../src/core/uses/views/credentialUses.ts';
import { peerVerificationSpecs } from '../../../src/core/uses/views/verifications.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodePki } from '../../support/nodePki.ts';

const FOLDER = 'etc/kubernetes/pki';
const CERTIFICATE = `/${FOLDER}/plugin-client.crt`;

/** A network plugin that connects to kube-apiserver with a pair of fixed names: all that has to be written for it. */
const plugin: Participant = {
  connects(node) {
    const certificate = fileCredentials(node, CERTIFICATE);
    if (!certificate) return [];
    const key = fileCredentials(node, `/${FOLDER}/plugin-client.key`);
    return [
      {
        does: 'connects',
        service: 'api',
        end: { component: 'network-plugin', uri: certificate.uri, node: node.id },
        at: certificate.at,
        evidence: 'default',
        targets: [],
        asksFor: [],
        presents: { certificate, key, evidence: 'default' },
        trusts: fileCredentials(node, `/${FOLDER}/ca.crt`),
      },
    ];
  },
};

const withPlugin = createSides([...PARTICIPANTS, plugin]);

/** kubeadm's node on which the plugin has kube-apiserver's certificate for kubelets. */
async function nodeWithFiles(change: (pki: NodePki) => void | Promise<void> = () => {}) {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  await change(pki);
  for (const extension of ['crt', 'key']) {
    pki.put(`${FOLDER}/plugin-client.${extension}`, pki.text(`${FOLDER}/apiserver-kubelet-client.${extension}`));
  }
  const { now } = pki.settings;
  const { report } = await inspectFiles(pki.files, now);
  const view = report.nodes[0]?.view;
  assert.ok(view);
  return { view, now: now.getTime() };
}

async function connectionsOf(view: NodeView, now: number, sides: SidesOf): Promise<readonly Connection[]> {
  const evaluator = new HandshakeEvaluator(() => view, createSignatureCache(), now, createScheduler());
  const specs = connectionSpecs(
    view,
    endpointsOf(() => view),
    sides,
  );
  const connections: Connection[] = [];
  for (const spec of specs) connections.push(await evaluator.evaluate(spec));
  return connections;
}

const isOfPlugin = ({ from }: Connection) => from.component === 'network-plugin';

describe('a participant that is one module', () => {
  it('has a connection', async () => {
    const { view, now } = await nodeWithFiles();
    const connections = await connectionsOf(view, now, withPlugin);
    assert.deepEqual(
      connections.filter(isOfPlugin).map(({ kind, to, verdict }) => [kind, to.component, verdict]),
      [['api', 'kube-apiserver', 'ok']],
    );
    const others = connections.filter((connection) => !isOfPlugin(connection));
    assert.deepEqual(others, await connectionsOf(view, now, sidesOf));
  });

  it('breaks with its certificate', async () => {
    const { view, now } = await nodeWithFiles((pki) => {
      pki.replaceCertificate(`${FOLDER}/apiserver-kubelet-client.crt`, { notAfter: new Date('2020-01-01') });
    });
    const [connection] = (await connectionsOf(view, now, withPlugin)).filter(isOfPlugin);
    assert.equal(connection?.verdict, 'broken');
    assert.equal(connection?.side, 'server');
  });

  it('verifies the server and is verified by it', async () => {
    const { view } = await nodeWithFiles();
    const halves = peerVerificationSpecs(view, withPlugin).flatMap(({ domain, purpose, presentedBy, trustedBy }) =>
      [presentedBy, trustedBy].includes('network-plugin') ? [[domain, purpose, presentedBy, trustedBy]] : [],
    );
    assert.deepEqual(halves, [
      ['cluster', 'serverAuth', 'kube-apiserver', 'network-plugin'],
      ['cluster', 'clientAuth', 'network-plugin', 'kube-apiserver'],
    ]);
  });

  it('uses its certificate with its key', async () => {
    const { view } = await nodeWithFiles();
    const uses = credentialUses(view, withPlugin).filter(({ by }) => by === 'network-plugin');
    assert.deepEqual(
      uses.map(({ purpose, to, credentials, key }) => [purpose, to, credentials.uri, key?.uri]),
      [['clientAuth', 'kube-apiserver', uriOf(view, CERTIFICATE), uriOf(view, CERTIFICATE.replace('.crt', '.key'))]],
    );
  });

  it('is not there without its files, and not known without its module', async () => {
    const { view, now } = await nodeWithFiles();
    assert.ok(!(await connectionsOf(view, now, sidesOf)).some(isOfPlugin));
    const without = { ...view, files: view.files.filter(({ hostPath }) => hostPath !== CERTIFICATE) };
    assert.deepEqual(withPlugin(without), sidesOf(without));
  });
});

function uriOf(view: NodeView, path: string): string | undefined {
  return view.files.find(({ hostPath }) => hostPath === path)?.file.uri;
}
