import assert from 'node:assert/strict';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** The components of a node of which only these files were copied. */
async function componentsOf(...paths: readonly string[]): Promise<readonly string[]> {
  const files = await buildNode({
    now: NOW,
    keyAlgorithm: 'ECDSA-P256',
    edit: (all) => {
      for (const path of all.keys()) if (!paths.includes(path.replace('etc/kubernetes/', ''))) all.delete(path);
    },
  });
  const { report } = await inspectFiles(files, NOW);
  return report.nodes.flatMap(({ view }) => view.components.map(({ name }) => name));
}

describe('impliedComponents', () => {
  it('takes a folder of kubeadm’s names for the components that read them', async () => {
    const found = await componentsOf('pki/ca.crt', 'pki/apiserver.crt', 'pki/etcd/server.crt');
    assert.deepEqual(found, ['kube-apiserver', 'etcd']);
  });

  it('takes a worker’s copy of the CA for what the API server trusts, and for no controller manager', async () => {
    assert.deepEqual(await componentsOf('pki/ca.crt', 'kubelet.conf'), ['kube-apiserver']);
  });

  it('takes the CA with its key for the controller manager’s next to more of the layout, and for nobody’s alone', async () => {
    const more = ['pki/front-proxy-ca.crt', 'pki/front-proxy-client.crt'];
    assert.deepEqual(await componentsOf('pki/ca.crt', 'pki/ca.key', ...more), [
      'kube-apiserver',
      'kube-controller-manager',
    ]);
    assert.deepEqual(await componentsOf('pki/ca.crt', 'pki/ca.key'), ['kube-apiserver']);
  });
});
