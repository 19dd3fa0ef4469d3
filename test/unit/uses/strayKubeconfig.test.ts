import assert from 'node:assert/strict';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';
const FILE = 'home/user/kube/other.conf';

describe('a person’s kubeconfig of another cluster on a node', () => {
  it('is not verified against the node, and its connection is unknown', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const other = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', clusterName: 'other' });
    node.put(
      FILE,
      other.text('etc/kubernetes/admin.conf').replace(/server: .*/, 'server: https://other.example.com:6443'),
    );
    const { report, workspace } = await inspectFiles(node.files, NOW);
    const own = report.connections.filter(({ from }) => from.uri === workspace.uri(FILE));
    assert.deepEqual(
      own.map(({ verdict }) => verdict),
      ['unknown'],
    );
    assert.deepEqual(
      report.findings.filter(({ severity }) => severity === 'error' || severity === 'warning'),
      [],
    );
    const held = report.nodes.flatMap(({ verifications }) => verifications);
    assert.ok(held.length > 10);
    assert.deepEqual(
      held.filter(({ presented, trusted }) => [presented.uri, trusted.uri].includes(workspace.uri(FILE))),
      [],
    );
  });
});

describe('a kubeconfig apart from the node, for a host in the certificate of its API server', () => {
  const HOST = 'api.example.com';

  async function ownConnections(issuer: 'same' | 'another', server = HOST): Promise<readonly string[]> {
    const options = { now: NOW, keyAlgorithm: 'ECDSA-P256', controlPlaneEndpoint: `${HOST}:6443` } as const;
    const node = await openNode(options);
    const { sans = [] } = node.certificate(APISERVER).spec;
    node.replaceCertificate(APISERVER, { sans: [...sans, 'ip:10.0.0.9', 'ip:10.0.0.100'] });
    const other = await openNode({ ...options, clusterName: 'other' });
    const files = new Map(
      [...node.files].flatMap(([path, file]) =>
        path.startsWith('etc/kubernetes/pki/') ? [[`cluster/${path}`, file]] : [],
      ),
    );
    const kubeconfig = (issuer === 'same' ? node : other).text('etc/kubernetes/admin.conf');
    const withToken = kubeconfig
      .replace(/client-certificate-data: .*/, 'token: abc')
      .replace(/ *client-key-data: .*\n/, '');
    const text = withToken.replace(/server: .*/, `server: https://${server}:6443`);
    files.set('people/jane.yaml', new TextEncoder().encode(text));
    const { report, workspace } = await inspectFiles(files, NOW);
    return report.connections
      .filter(({ from }) => from.uri === workspace.uri('people/jane.yaml'))
      .map(({ verdict, evidence, to }) => `${verdict} ${evidence} ${to.uri === undefined ? 'nowhere' : 'node'}`);
  }

  it('leads there if it trusts the CA that issued the certificate', async () => {
    assert.deepEqual(await ownConnections('same'), ['ok corroborated node']);
  });

  it('may lead to another cluster with the same address if it trusts another CA', async () => {
    assert.deepEqual(await ownConnections('another'), ['unknown configured nowhere']);
  });

  it('leads there by an address that is no Service’s in any range', async () => {
    assert.deepEqual(await ownConnections('same', '10.0.0.100'), ['ok corroborated node']);
    assert.deepEqual(await ownConnections('same', '10.0.0.9'), ['unknown configured nowhere']);
  });

  it('may lead to any cluster with an address that most clusters have', async () => {
    assert.deepEqual(await ownConnections('same', '10.96.0.1'), ['unknown configured nowhere']);
  });
});
