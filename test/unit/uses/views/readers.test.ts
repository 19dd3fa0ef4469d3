import assert from 'node:assert/strict';
import { aboutThing, type ThingKind } from '../../../../src/core/model/about.ts';
import type { NodeView } from '../../../../src/core/model/node.ts';
import { readersOf } from '../../../../src/core/uses/views/readers.ts';
import { hostedControlPlane } from '../../../support/hostedControlPlane.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import { type NodeChange, viewAfter } from '../../../support/viewAfter.ts';

const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const PKI = 'etc/kubernetes/pki';

/** "component of file" of each that reads the thing at the text, or at the start of the file. */
function readers(node: NodeView, kind: ThingKind, path: string, text = ''): readonly string[] {
  const uri = `${FOLDER_URI}/${path}`;
  const start = node.files.find(({ file }) => file.uri === uri)?.file.text?.indexOf(text) ?? 0;
  assert.ok(start >= 0, text);
  return readersOf(node, aboutThing(kind, { uri, span: { start, end: start + text.length } }))
    .map((end) => `${end.component} of ${end.uri?.split('/').at(-1)}`)
    .sort();
}

describe('who reads what a finding is about', () => {
  it('is for a flag the component whose command line has it, on this node', async () => {
    const node = await viewAfter();
    assert.deepEqual(readers(node, 'setting', MANIFEST, '--tls-cert-file'), ['kube-apiserver of kube-apiserver.yaml']);
    const uri = `${FOLDER_URI}/${MANIFEST}`;
    const [end] = readersOf(node, aboutThing('setting', { uri, span: { start: 0, end: 1 } }));
    assert.equal(end?.node, node.id);
  });

  it('is for a field of a kubeconfig its owner, and for the file whoever a path leads there', async () => {
    const node = await viewAfter();
    assert.deepEqual(readers(node, 'setting', 'etc/kubernetes/scheduler.conf', 'server:'), [
      'kube-scheduler of scheduler.conf',
    ]);
    assert.deepEqual(readers(node, 'file', `${PKI}/sa.key`), [
      'kube-apiserver of kube-apiserver.yaml',
      'kube-controller-manager of kube-controller-manager.yaml',
    ]);
  });

  it('is nobody for a file that a later value of the flag replaces, but the component for that flag', async () => {
    const repeat: NodeChange = (node) => {
      node.put(`${PKI}/old.crt`, node.certificate(`${PKI}/apiserver.crt`).pem);
      node.setText(MANIFEST, (text) => text.replace(/^( +- --)tls-cert-file=/m, `$1tls-cert-file=/${PKI}/old.crt\n$&`));
    };
    const node = await viewAfter(repeat);
    assert.deepEqual(readers(node, 'credential', `${PKI}/old.crt`, '-----BEGIN'), []);
    assert.deepEqual(readers(node, 'setting', MANIFEST, 'old.crt'), ['kube-apiserver of kube-apiserver.yaml']);
  });

  it('is nobody for a kubeconfig that only its client gives to a component', async () => {
    const node = await viewAfter((pki) => {
      const text = pki.text('etc/kubernetes/scheduler.conf').replace(/server: .*/, 'server: https://192.0.2.1:6443');
      pki.put('srv/x.kubeconfig', text);
    });
    const guessed = node.kubeconfigs.filter(({ ownerEvidence }) => ownerEvidence === 'inferred');
    assert.ok(guessed.length > 0);
    for (const { document } of guessed)
      assert.deepEqual(readersOf(node, aboutThing('setting', document)), [], document.uri);
  });

  it('is the kubelet for its unit and drop-ins, and for a manifest that sets up nothing', async () => {
    const folder = 'usr/lib/systemd/system';
    const node = await viewAfter(
      (pki) => {
        pki.put('etc/kubernetes/manifests/web.yaml', 'kind: [\n');
        pki.put(`${folder}/kubelet.service`, '[Service]\nExecStart=/usr/bin/kubelet\n');
      },
      { systemdUnit: true },
    );
    for (const name of ['kubelet.service', 'kubelet.service.d/10-kubeadm.conf'])
      assert.deepEqual(readers(node, 'file', `${folder}/${name}`), ['kubelet of config.yaml'], name);
    assert.deepEqual(readers(node, 'file', 'etc/kubernetes/manifests/web.yaml'), ['kubelet of config.yaml']);
  });

  it('is one of several components that a file sets up, for a setting and for what stands there', async () => {
    const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const files = new Map([['all.yaml', [...hostedControlPlane(pki).values()].join('---\n')]]);
    const { report } = await inspectFiles(files, pki.settings.now);
    const view = report.nodes[0]?.view ?? assert.fail();
    assert.ok(readers(view, 'file', 'all.yaml').length > 1);
    assert.deepEqual(readers(view, 'setting', 'all.yaml', '--root-ca-file'), ['kube-controller-manager of all.yaml']);
    assert.deepEqual(readers(view, 'setting', 'all.yaml', '--trusted-ca-file'), ['etcd of all.yaml']);
  });

  it('is the kubelet for the pair that it creates for itself, which no flag names', async () => {
    assert.deepEqual(readers(await viewAfter(), 'credential', 'var/lib/kubelet/pki/kubelet.crt', '-----BEGIN'), [
      'kubelet of config.yaml',
    ]);
  });

  it('is for an object whoever mounts it, and for the objects of webhooks kube-apiserver', async () => {
    const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const { report } = await inspectFiles(hostedControlPlane(pki), pki.settings.now);
    const [node] = report.nodes;
    assert.ok(node);
    const secrets = node.view.files.filter(({ path }) => /tenant-(apiserver|etcd-ca)\.yaml$/.test(path));
    assert.equal(secrets.length, 2);
    for (const { file } of secrets) {
      const found = readersOf(node.view, aboutThing('object', { uri: file.uri, span: { start: 0, end: 1 } }));
      assert.ok(
        found.some(({ component }) => component === 'kube-apiserver'),
        file.uri,
      );
    }
  });
});
