import assert from 'node:assert/strict';
import type { San } from '../../support/extensions.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodePki } from '../../support/nodePki.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const FILE = 'home/user/clusters/production.conf';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';
const ADMIN = 'etc/kubernetes/admin.conf';

/** A node with its kubeconfig, next to the kubeconfig of another cluster with another server, and the findings about the latter. */
async function reported(server: string, change: (text: string) => string = (text) => text) {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  addNames(node, 'dns:k8s.example.com', 'ip:10.0.0.100', 'ip:10.0.0.10', 'dns:production');
  const other = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', clusterName: 'other' });
  node.put(FILE, change(other.text(ADMIN)).replace(/server: .*/, `server: ${server}`));
  const { report, workspace } = await inspectFiles(node.files, NOW);
  const loud = report.findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  return {
    findings: loud.map(({ rule, severity, at }) => `${severity} ${rule} ${workspace.path(at.uri)}`),
    connections: report.connections
      .filter(({ from }) => from.uri === workspace.uri(FILE))
      .map(({ verdict, evidence }) => `${verdict}, ${evidence}`),
  };
}

function addNames(node: NodePki, ...names: readonly San[]): void {
  const { sans = [] } = node.certificate(APISERVER).spec;
  node.replaceCertificate(APISERVER, { sans: [...sans, ...names] });
}

describe('a person’s kubeconfig that lies on a node and belongs to another cluster by its credentials', () => {
  it('speaks to the node if its server is the address and port of kube-apiserver', async () => {
    // No other kubeconfig writes it with a slash.
    assert.deepEqual(await reported('https://10.0.0.10:6443/'), {
      findings: [`error kubeconfigs/kubeconfig-ca-not-issuer ${FILE}`],
      connections: ['broken, configured'],
    });
  });

  it('speaks to it by the signs of a client certificate and a host that the serving certificate includes', async () => {
    for (const server of ['https://k8s.example.com', 'https://10.0.0.100:8443']) {
      assert.deepEqual(await reported(server), {
        findings: [`warning kubeconfigs/kubeconfig-ca-not-issuer ${FILE}`],
        connections: ['broken, corroborated'],
      });
    }
  });

  it('may speak to any server at another port', async () => {
    assert.deepEqual(await reported('https://10.0.0.10:16443'), {
      findings: [`warning kubeconfigs/kubeconfig-server-port ${FILE}`],
      connections: ['unknown, configured'],
    });
  });

  it('may speak to any server by a host of every cluster, and with a token', async () => {
    const unknown = { findings: [], connections: ['unknown, configured'] };
    for (const host of ['production', 'kubernetes.default.svc', '10.96.0.1', '127.0.0.1', 'other.example.com']) {
      assert.deepEqual(await reported(`https://${host}:6443`), unknown, host);
    }
    const withToken = (text: string) =>
      text.replace(/client-certificate-data: .*/, 'token: abc').replace(/\n *client-key-data: .*/, '');
    assert.deepEqual(await reported('https://k8s.example.com', withToken), unknown);
  });
});
