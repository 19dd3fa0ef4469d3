import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { authority, serving } from '../../../support/apiObjects.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { hardWayOld } from '../../../support/layouts/hardWay.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeFile, NodeFiles } from '../../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** The files of a correct binary install, each at another place. */
async function moved(placeOf: (path: string) => string): Promise<NodeFiles> {
  return new Map<string, NodeFile>([...(await hardWayOld(NOW))].map(([path, file]) => [placeOf(path), file]));
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const flat = (path: string) => `copy/${nameOf(path)}`;
const byKind = (path: string) => (path.endsWith('.service') ? `units/${nameOf(path)}` : `certs/${nameOf(path)}`);
const roles = (path: string) => {
  if (!path.endsWith('.service')) return `roles/certificates/files/${nameOf(path)}`;
  return `roles/${nameOf(path).replace('.service', '')}/templates/${nameOf(path)}`;
};

async function evaluated(files: NodeFiles) {
  const { report, workspace } = await inspectFiles(files, NOW);
  return {
    nodes: report.nodes.map(({ view }) => `${view.label}: ${view.components.map(({ name }) => name).sort()}`),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, at, message }) => `${rule} ${workspace.path(at.uri)} ${plainText(message)}`),
    connections: report.connections.map(({ kind, verdict }) => `${kind} ${verdict}`),
  };
}

describe('a node whose files lie elsewhere', () => {
  const COMPONENTS = 'etcd,kube-apiserver,kube-controller-manager';
  const layouts = { 'a flat copy': flat, 'folders by kind': byKind, 'roles of Ansible': roles };
  for (const [title, placeOf] of Object.entries(layouts)) {
    it(`is one node, and checked as such: ${title}`, async () => {
      const whole = await evaluated(await hardWayOld(NOW));
      const { nodes, said, connections } = await evaluated(await moved(placeOf));
      assert.deepEqual(said, []);
      assert.deepEqual(
        nodes.map((node) => node.replace(/.*: /, '')),
        [COMPONENTS],
      );
      assert.deepEqual(connections, whole.connections);
      assert.ok(connections.includes('etcd ok'), String(connections));
    });

    it(`shows a fault as on the node itself: ${title}`, async () => {
      const files = await moved(placeOf);
      const other = await serving(await authority('another'), ['10.240.0.10']);
      for (const path of files.keys()) {
        if (nameOf(path) === 'kubernetes.pem') files.set(path, new TextEncoder().encode(other.pem));
      }
      assert.match((await evaluated(files)).said.join('\n'), /keys\/cert-key-mismatch/);
    });
  }

  it('claims nothing of what was not copied', async () => {
    const files = await moved(flat);
    for (const path of [...files.keys()]) if (/-key\.pem$|service-account|ca\.pem$/.test(path)) files.delete(path);
    assert.deepEqual((await evaluated(files)).said, []);
  });

  it('takes a directory that was renamed among others for no other', async () => {
    const saidOf = async (name: string) => {
      const files = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
      const named = [...files].map(([path, file]) => [path.replace('/pki/etcd/', `/pki/${name}/`), file] as const);
      return (await evaluated(new Map(named))).said.map((line) => line.split(' ')[0]);
    };
    assert.deepEqual(await saidOf('etcd-before'), []);
    assert.deepEqual([...new Set(await saidOf('etcds'))], ['manifests/flag-file-missing']);
  });

  it('takes a file of a generic name for none of two directories that were merged', async () => {
    const etcd = await authority('etcd');
    const { pem } = await serving(etcd, ['etcd.example.com']);
    const flags = (pair: string) =>
      `--advertise-address=10.0.3.17 --etcd-servers=https://10.0.3.17:2379 --etcd-certfile=/etc/etcd/ssl/${pair}.pem --etcd-keyfile=/etc/etcd/ssl/${pair}-key.pem`;
    const saidOf = async (pair: string) => {
      const unit = `[Service]\nExecStart=/usr/bin/kube-apiserver ${flags(pair)} --tls-cert-file=/etc/kubernetes/ssl/server.pem --tls-private-key-file=/etc/kubernetes/ssl/server-key.pem --service-cluster-ip-range=10.43.0.0/16\n`;
      const key = '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n';
      const files = Object.entries({
        'system/kube-apiserver.service': unit,
        'ssl/server.pem': pem,
        'ssl/server-key.pem': key,
        'ssl/apiserver-etcd-client.pem': (await serving(etcd, ['client'])).pem,
        'ssl/apiserver-etcd-client-key.pem': key,
      }).map(([path, text]) => [path, new TextEncoder().encode(text)] as const);
      const { said } = await evaluated(new Map(files));
      return said.filter((line) => line.startsWith('names/')).map((line) => line.split(' ')[0]);
    };
    assert.deepEqual(await saidOf('apiserver-etcd-client'), []);
    // Nothing of the other directory is there, so the folder is that of the API server's pair.
    assert.deepEqual(await saidOf('other'), [
      'names/apiserver-san-missing-service-ip',
      'names/apiserver-san-missing-service-name',
    ]);
  });

  it('is one node where a file of a copied directory names that directory, too', async () => {
    const config = 'apiVersion: v1\nkind: Config\nclusters: []\ncontexts: []\nusers: []\n';
    const files = Object.entries({
      'systemd/kube-apiserver.service':
        '[Service]\nEnvironmentFile=-/etc/kubernetes/config\nEnvironmentFile=-/etc/kubernetes/apiserver\nExecStart=/usr/bin/kube-apiserver $KUBE_API_ADDRESS $KUBE_API_ARGS\n',
      'systemd/kube-scheduler.service':
        '[Service]\nEnvironmentFile=-/etc/kubernetes/scheduler\nExecStart=/usr/bin/kube-scheduler $KUBE_SCHEDULER_ARGS\n',
      'systemd/kubelet.service':
        '[Service]\nExecStart=/usr/bin/kubelet --kubeconfig=/etc/kubernetes/kubelet.kubeconfig --bootstrap-kubeconfig=/etc/kubernetes/bootstrap.kubeconfig\n',
      'conf/kubelet.kubeconfig': config,
      'conf/bootstrap.kubeconfig': config,
      'conf/config': 'KUBE_LOGTOSTDERR="--logtostderr=true"\n',
      'conf/apiserver':
        'KUBE_API_ADDRESS="--advertise-address=10.0.3.17 --insecure-bind-address=10.0.3.17"\nKUBE_API_ARGS="--token-auth-file=/etc/kubernetes/token.csv"\n',
      'conf/scheduler': 'KUBE_SCHEDULER_ARGS="--kubeconfig=/etc/kubernetes/scheduler.conf"\n',
      'conf/scheduler.conf': config,
    }).map(([path, text]) => [path, new TextEncoder().encode(text)] as const);
    const { nodes, said } = await evaluated(new Map(files));
    assert.deepEqual(
      nodes.map((node) => node.replace(/.*: /, '')),
      ['kube-apiserver,kube-scheduler,kubelet'],
    );
    assert.deepEqual(
      said.filter((line) => line.includes('insecure-port-open')).map((line) => line.split(' ').slice(0, 2)),
      [['manifests/insecure-port-open', 'conf/apiserver']],
    );
  });

  it('follows the optional files of variables, whose paths have a hyphen before them', async () => {
    const unit =
      '[Service]\nEnvironmentFile=-/etc/kubernetes/config\nEnvironmentFile=-/etc/kubernetes/apiserver\nExecStart=/usr/bin/kube-apiserver $KUBE_API_ARGS\n';
    const { report } = await inspectFiles(
      {
        'systemd/kube-apiserver.service': unit,
        'conf/config': 'KUBE_LOGTOSTDERR="--logtostderr=true"\n',
        'conf/apiserver': 'KUBE_API_ARGS="--token-auth-file=/etc/kubernetes/users.csv"\n',
        'conf/users.csv': 'a,b,c\n',
      },
      NOW,
    );
    assert.deepEqual(
      report.nodes.flatMap(({ view }) => (view.root?.mounts ?? []).map(({ hostPath }) => hostPath)),
      ['/etc/kubernetes'],
    );
  });

  it('keeps two nodes apart', async () => {
    const files: NodeFiles = new Map();
    for (const node of ['node1', 'node2']) {
      for (const [path, file] of await moved(byKind)) files.set(`${node}/${path}`, file);
    }
    const { nodes, said } = await evaluated(files);
    assert.deepEqual(nodes, [`node1: ${COMPONENTS}`, `node2: ${COMPONENTS}`]);
    assert.deepEqual(said, []);
  });
});
