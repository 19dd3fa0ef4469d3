import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS, unreadOf } from '../../../src/core/index.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';
import type { NodePki } from '../../support/nodePki.ts';

/** The reasons why the report on a changed node is incomplete. `unreadable` lists paths that cannot be read. */
async function unread(change: (node: NodePki) => void, unreadable: readonly string[] = []) {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  change(node);
  const workspace = new MemoryWorkspace(node.files);
  for (const path of unreadable) workspace.unreadable.add(path);
  const log = { debug() {}, info() {}, warn() {} };
  const inspector = createInspector({ fileSystem: workspace, now: () => node.settings.now.getTime(), log });
  const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] });
  assert.ok(report);
  return unreadOf(report).map(({ uri = '', reason }) => `${workspace.path(uri)}: ${reason}`);
}

describe('a report', () => {
  it('is complete without files that are missing from the copy', async () => {
    assert.deepEqual(await unread(() => {}), []);
    assert.deepEqual(
      await unread((node) => {
        for (const path of [...node.files.keys()]) if (path.endsWith('.key')) node.remove(path);
      }),
      [],
    );
  });

  it('is incomplete without read permission for a file of kubeadm, or one that a flag names', async () => {
    const key = 'etc/kubernetes/pki/apiserver.key';
    assert.deepEqual(await unread(() => {}, [key]), [`${key}: unreadable`]);
    const other = 'etc/kubernetes/pki/serving';
    const named = (node: NodePki) => {
      node.put(other, node.text('etc/kubernetes/pki/apiserver.crt'));
      node.replaceFlag('kube-apiserver', 'tls-cert-file', `/${other}`);
    };
    assert.deepEqual(await unread(named, [other]), [`${other}: unreadable`]);
  });

  it('is incomplete without read permission for a file of variables that a unit names', async () => {
    const variables = 'etc/kubernetes/variables';
    const unit = `[Service]\nEnvironmentFile=/${variables}\nExecStart=/usr/bin/kubelet $ARGS\n`;
    const change = (node: NodePki) => {
      node.put(variables, 'ARGS=--v=2\n');
      node.put('etc/systemd/system/kubelet.service', unit);
    };
    assert.deepEqual(await unread(change, [variables]), [`${variables}: unreadable`]);
    assert.deepEqual(await unread(change), []);
  });

  it('is incomplete without read permission for a static pod of RKE2', async () => {
    const path = 'var/lib/rancher/rke2/agent/pod-manifests/kube-apiserver';
    const put = (node: NodePki) => node.put(path, node.text('etc/kubernetes/manifests/kube-apiserver.yaml'));
    assert.deepEqual(await unread(put, [path]), [`${path}: unreadable`]);
  });

  it('is incomplete if a static pod is an absolute link to a file that is not read by its name', async () => {
    const path = 'etc/kubernetes/manifests/kube-apiserver.yaml';
    const linked = (target: string) => (node: NodePki) => {
      node.put(target, node.text(path));
      node.files.set(path, { linkTo: `/${target}` });
    };
    assert.deepEqual(await unread(linked('opt/api.pod')), [`${path}: link`]);
    assert.deepEqual(await unread(linked('opt/api.yaml')), []);
  });

  it('is incomplete if static pods run a second API server, of which only one is checked', async () => {
    const path = 'etc/kubernetes/manifests/kube-apiserver.yaml';
    const second = (node: NodePki) => node.put('etc/kubernetes/manifests/second.yaml', node.text(path));
    assert.deepEqual(await unread(second), ['etc/kubernetes/manifests/second.yaml: second-component']);
    // The file with the name of the component is the one to check.
    const variant = (node: NodePki) => node.put('etc/kubernetes/manifests/kube-apiserver-1.yaml', node.text(path));
    assert.deepEqual(await unread(variant), ['etc/kubernetes/manifests/kube-apiserver-1.yaml: second-component']);
    const container = (node: NodePki) =>
      node.setText(path, (text) => text.replace(/( {2}- command:\n(?: {4}.*\n)+)/, '$1$1'));
    assert.deepEqual(await unread(container), [`${path}: second-component`]);
    assert.deepEqual(await unread((node) => node.put('etc/kubernetes/manifests/a.yaml.bak', node.text(path))), []);
  });

  it('is complete if a folder of the node has a copy of its manifests, which the kubelet does not run', async () => {
    const copy = (folder: string) => (node: NodePki) => {
      for (const path of [...node.files.keys()]) {
        if (path.startsWith('etc/kubernetes/manifests/')) node.put(`${folder}/${path}`, node.text(path));
      }
    };
    for (const folder of ['etc/kubernetes', 'etc/kubernetes/pki', 'etc/kubernetes/manifests', 'root/backup'])
      assert.deepEqual(await unread(copy(folder)), [], folder);
  });

  it('is incomplete if a manifest starts a component, but not as a container of a static pod', async () => {
    const path = 'etc/kubernetes/manifests/kube-apiserver.yaml';
    for (const [find, replace] of [
      ['kind: Pod', 'kind: pod'],
      ['kind: Pod', 'kind: Deployment'],
      ['kind: Pod\n', ''],
      ['\nspec:', '\nSpec:'],
      ['  containers:', '  Containers:'],
      ['  containers:', '  containers: [{name: a, image: b}]\n  initContainers:'],
    ] as const) {
      const change = (node: NodePki) => node.setText(path, (text) => text.replace(find, replace));
      assert.deepEqual(await unread(change), [`${path}: unread-pod`], replace);
    }
    const web = 'apiVersion: v1\nkind: pod\nmetadata: {name: web}\nspec:\n  containers:\n  - command: [web]\n';
    assert.deepEqual(await unread((node) => node.put('etc/kubernetes/manifests/web.yaml', web)), []);
  });

  it('is incomplete without read permission for a file of k0s', async () => {
    for (const path of ['var/lib/k0s/pki/server.key', 'var/lib/k0s/pki/etcd/ca.crt', 'var/lib/k0s/kubelet.conf']) {
      const put = (node: NodePki) => node.put(path, node.text('etc/kubernetes/pki/ca.crt'));
      assert.deepEqual(await unread(put, [path]), [`${path}: unreadable`]);
    }
    const other = 'var/lib/k0s/bin/notes.crt';
    assert.deepEqual(await unread((node) => node.put(other, 'x'), [other]), []);
  });

  it('is complete without read permission for a file that no component reads', async () => {
    const other = 'etc/kubernetes/pki/notes.crt';
    assert.deepEqual(await unread((node) => node.put(other, 'x'), [other]), []);
  });

  it('is incomplete if a file has more PEM blocks than the limit and a component reads it', async () => {
    const many = '-----BEGIN X-----\nAQ==\n-----END X-----\n'.repeat(10_001);
    const path = 'etc/kubernetes/pki/ca.crt';
    assert.deepEqual(await unread((node) => node.put(path, node.text(path) + many)), [`${path}: too-many-blocks`]);
    assert.deepEqual(await unread((node) => node.put('notes.pem', many)), []);
  });
});
