import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS, type InspectOptions, type Report } from '../../../../src/core/index.ts';
import { unreadOf } from '../../../../src/core/inspection/completeness.ts';
import { inspectArchives } from '../../../support/archives/inspectArchive.ts';
import { tarOfNode } from '../../../support/archives/tarOf.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { MACHINE_FORMS, type MachineForm, machineTexts } from '../../../support/machineForms.ts';
import { inspectFiles, MemoryWorkspace } from '../../../support/memoryWorkspace.ts';
import type { NodeSettings } from '../../../support/nodeOptions.ts';
import { manifestPath, type NodePki } from '../../../support/nodePki.ts';

const CONFIG = 'var/lib/kubelet/config.yaml';
const KUBELET_FLAGS = 'var/lib/kubelet/kubeadm-flags.env';
const MANIFESTS = 'etc/kubernetes/manifests';
const PODS = 'opt/pods';

/** A node with a fault in the manifest of the API server, and all manifests in another folder. */
async function nodeWith(name: string, nameFolder: (node: NodePki) => void, folder = PODS): Promise<NodePki> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  node.replaceFlag('kube-apiserver', 'etcd-cafile', '/etc/kubernetes/pki/front-proxy-ca.crt');
  nameFolder(node);
  for (const path of [...node.files.keys()].filter((one) => one.startsWith(`${MANIFESTS}/`))) {
    const own = path === manifestPath('kube-apiserver') ? name : path.slice(MANIFESTS.length + 1);
    const text = node.text(path);
    node.remove(path);
    node.put(`${folder}/${own}`, text);
  }
  return node;
}

const inField = (node: NodePki) => node.setField(CONFIG, 'staticPodPath', '/opt/pods');

const inFlag = (node: NodePki) => {
  node.setText(CONFIG, (text) => text.replace(/^staticPodPath: .*\n/m, ''));
  node.setText(KUBELET_FLAGS, (text) => text.replace('="', '="--pod-manifest-path=/opt/pods/ '));
};

const errorsOf = ({ findings }: Report) =>
  findings.flatMap(({ rule, severity }) => (severity === 'error' ? [rule] : [])).sort();

async function errorsIn({ files, settings }: NodePki): Promise<readonly string[]> {
  return errorsOf((await inspectFiles(files, settings.now)).report);
}

describe('a static pod folder that only the kubelet names', () => {
  let expected: readonly string[];
  before(async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    node.replaceFlag('kube-apiserver', 'etcd-cafile', '/etc/kubernetes/pki/front-proxy-ca.crt');
    expected = await errorsIn(node);
    assert.notDeepEqual(expected, []);
  });

  for (const [how, nameFolder] of Object.entries({ 'the configuration': inField, 'a flag': inFlag })) {
    for (const name of ['apiserver.txt', 'kube-apiserver', 'kube-apiserver.yaml.bak', 'kube-apiserver.yaml~', 'a b']) {
      it(`is read as ${how} names it, ${name} included, in archives too`, async () => {
        const node = await nodeWith(name, nameFolder);
        assert.deepEqual(await errorsIn(node), expected);
        const archive = await inspectArchives([await tarOfNode(node.files)], node.settings.now);
        assert.deepEqual(errorsOf(archive), expected);
      });
    }
  }

  it('gives the kubelet no hidden file, none of a folder in it, and of each file the first document', async () => {
    for (const name of ['.kube-apiserver', '.kube-apiserver.yaml', 'old/kube-apiserver.yaml', 'old/apiserver.txt']) {
      const node = await nodeWith(name, inField);
      const { report, workspace } = await inspectFiles(node.files, node.settings.now);
      const components = report.nodes.flatMap(({ view }) => view.components.map((component) => component.name));
      assert.ok(!components.includes('kube-apiserver'), name);
      if (!name.endsWith('.yaml')) assert.ok(!workspace.reads.includes(`${PODS}/${name}`), name);
    }
    const hidden = await nodeWith('.kube-apiserver.yaml', (one) => one.remove(CONFIG), MANIFESTS);
    assert.notDeepEqual(await errorsIn(hidden), expected, 'nor in the folder of kubeadm');
    const node = await nodeWith('apiserver.txt', inField);
    const second = node.text(`${PODS}/apiserver.txt`).replaceAll('kube-apiserver', 'kube-other');
    node.setText(`${PODS}/apiserver.txt`, (text) => `${text}---\n${second}---\n- x: [\n`);
    assert.deepEqual(await errorsIn(node), expected);
  });

  describe('as a single file', () => {
    const inFields = (file: string) => (node: NodePki) => node.setField(CONFIG, 'staticPodPath', `/${PODS}/${file}`);
    const inFlags = (file: string) => (node: NodePki) => {
      inFlag(node);
      node.setText(KUBELET_FLAGS, (text) => text.replace('/opt/pods/ ', `/opt/pods/${file} `));
    };

    for (const [how, nameFile] of Object.entries({ 'the configuration': inFields, 'a flag': inFlags })) {
      for (const name of ['apiserver.txt', 'kube-apiserver.yaml.bak', '.kube-apiserver', '.kube-apiserver.yaml']) {
        it(`is read as ${how} names it, ${name} included, in archives too`, async () => {
          const node = await nodeWith(name, nameFile(name));
          assert.deepEqual(await errorsIn(node), expected);
          const archive = await inspectArchives([await tarOfNode(node.files)], node.settings.now);
          assert.deepEqual(errorsOf(archive), expected);
        });
      }
    }

    it('makes no static pod of another file in the folder', async () => {
      const node = await nodeWith('apiserver.txt', inFields('kube-scheduler.yaml'));
      const { report, workspace, names } = await inspectFiles(node.files, node.settings.now);
      const components = report.nodes.flatMap(({ view }) => view.components.map((component) => component.name));
      assert.ok(!components.includes('kube-apiserver'));
      assert.ok(!workspace.reads.includes(`${PODS}/apiserver.txt`));
      assert.ok(!names.some((name) => name.startsWith('kubelet/kubelet-static-path-mismatch ')), names.join('\n'));
    });

    it('follows what is written to it and what is named after the first look', async () => {
      const node = await nodeWith('apiserver.txt', inField);
      node.setField(CONFIG, 'staticPodPath', `/${PODS}/other.txt`);
      const { look, workspace } = follow(node);
      assert.notDeepEqual(errorsOf(await look()), expected);
      workspace.write(CONFIG, node.text(CONFIG).replace('other.txt', 'apiserver.txt'));
      assert.deepEqual(errorsOf(await look({ changed: new Set([workspace.uri(CONFIG)]) })), expected);
      workspace.write(
        `${PODS}/apiserver.txt`,
        node.text(`${PODS}/apiserver.txt`).replace('front-proxy-ca.crt', 'etcd/ca.crt'),
      );
      assert.deepEqual(errorsOf(await look({ changed: new Set([workspace.uri(`${PODS}/apiserver.txt`)]) })), []);
    });
  });

  describe('by a relative path', () => {
    const relative = (path: string) => (node: NodePki) => node.setField(CONFIG, 'staticPodPath', path);

    it('counts from the folder of the configuration', async () => {
      for (const path of ['../../../opt/pods', './../../../opt/pods/apiserver.txt'])
        assert.deepEqual(await errorsIn(await nodeWith('apiserver.txt', relative(path))), expected, path);
      const below = await nodeWith('apiserver.txt', relative('pods'), 'var/lib/kubelet/pods');
      assert.deepEqual(await errorsIn(below), expected);
    });

    it('counts from no folder that is known in a flag or a drop-in', async () => {
      const flag = await nodeWith('apiserver.txt', (node) => {
        inFlag(node);
        node.setText(KUBELET_FLAGS, (text) => text.replace('=/opt/pods/ ', '=../../../opt/pods '));
      });
      const dropIn = await nodeWith('apiserver.txt', (node) => {
        node.setText(CONFIG, (text) => text.replace(/^staticPodPath: .*\n/m, ''));
        node.setText(KUBELET_FLAGS, (text) => text.replace('="', '="--config-dir=/etc/kubernetes/kubelet.conf.d '));
        node.put(
          'etc/kubernetes/kubelet.conf.d/10-pods.conf',
          'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nstaticPodPath: ../../../opt/pods\n',
        );
      });
      for (const node of [flag, dropIn]) {
        const { report } = await inspectFiles(node.files, node.settings.now);
        assert.deepEqual(
          report.nodes.map(({ view }) => view.podFolder),
          [undefined],
        );
      }
    });
  });

  describe('in a machine configuration', () => {
    const errorsWritten = async ({ files, settings }: NodePki, form: MachineForm) =>
      errorsOf((await inspectFiles({ [form.document]: form.write(machineTexts(files)) }, settings.now)).report);

    for (const form of MACHINE_FORMS) {
      it(`is read where ${form.name} writes it`, async () => {
        assert.deepEqual(await errorsWritten(await nodeWith('apiserver.txt', inField), form), expected);
      });
    }

    it('holds no hidden file and none of a folder in it, and is one file where the kubelet names that', async () => {
      const [form] = MACHINE_FORMS;
      assert.ok(form);
      for (const name of ['.apiserver.txt', 'more/apiserver.txt']) {
        const node = await nodeWith(name, inField);
        assert.notDeepEqual(await errorsWritten(node, form), expected, name);
        node.setField(CONFIG, 'staticPodPath', `/${PODS}/${name}`);
        assert.deepEqual(await errorsWritten(node, form), expected, name);
      }
      const unnamed = await nodeWith('apiserver.txt', () => {});
      assert.notDeepEqual(await errorsWritten(unnamed, form), expected);
    });
  });

  it('reports a manifest that cannot be read', async () => {
    const node = await nodeWith('apiserver.txt', inField);
    node.setText(`${PODS}/apiserver.txt`, (text) => `${text}  x: [\n`);
    const { names } = await inspectFiles(node.files, node.settings.now);
    assert.ok(names.includes(`files/yaml-syntax ${PODS}/apiserver.txt`), names.join('\n'));
  });

  it('makes the report incomplete where a file in it is too large', async () => {
    const node = await nodeWith('apiserver.txt', inField);
    node.put(`${PODS}/large`, '#'.repeat(6 * 1024 * 1024));
    const { report, workspace } = await inspectFiles(node.files, node.settings.now);
    assert.deepEqual(unreadOf(report), [{ uri: workspace.uri(`${PODS}/large`), reason: 'too-large' }]);
  });

  it('may contain files that are not pods', async () => {
    for (const folder of ['', '/etc', '/etc/kubernetes', '/var/lib/kubelet', '/etc/kubernetes/pki']) {
      const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
      node.put('etc/kubernetes/README.txt', 'Notes: {of, people\n');
      node.put('etc/kubernetes/notes', 'binary\0\u0001');
      const before = await inspectFiles(node.files, node.settings.now);
      assert.deepEqual(before.names, []);
      node.setField(CONFIG, 'staticPodPath', `${folder}/`);
      const { names, report } = await inspectFiles(node.files, node.settings.now);
      const others = names.filter((name) => !name.startsWith('kubelet/kubelet-static-path-mismatch '));
      assert.deepEqual(others, [], folder);
      assert.deepEqual(unreadOf(report), []);
    }
  });

  it('is found behind a link on the node', async () => {
    const node = await nodeWith('apiserver.txt', inField, 'away/pods');
    node.files.set('opt/pods', { linkTo: '/away/pods' });
    assert.deepEqual(await errorsIn(node), expected);
  });

  it('is looked at only below the folders that are inspected, and not where settings exclude it', async () => {
    const read = ({ reads }: MemoryWorkspace) => reads.filter((path) => path.startsWith(`${PODS}/`));
    const node = await nodeWith('apiserver.txt', inField);
    const isExcluded = (path: string) => path.startsWith('opt/');
    assert.deepEqual(read((await inspectFiles(node.files, node.settings.now, { isExcluded })).workspace), []);
    // The real /etc/kubernetes: flags lead to files of the whole machine.
    node.put('etc/kubernetes/kubelet.yaml', node.text(CONFIG));
    const { look, workspace } = follow(node, 'etc/kubernetes');
    const { nodes } = await look();
    assert.deepEqual(
      nodes.map(({ view }) => view.podFolder?.uri),
      [workspace.uri(PODS)],
    );
    assert.deepEqual(read(workspace), []);
  });

  it('follows what is added, named and unnamed after the first look', async () => {
    const node = await nodeWith('apiserver.txt', () => {});
    const { look, workspace, inspector } = follow(node);
    assert.notDeepEqual(errorsOf(await look()), expected);
    const config = node.text(CONFIG);
    workspace.write(CONFIG, config.replace(/staticPodPath: .*/, 'staticPodPath: /opt/pods'));
    assert.deepEqual(errorsOf(await look({ changed: new Set([workspace.uri(CONFIG)]) })), expected);
    const decoded = inspector.decodeCount;
    const again = await look();
    assert.deepEqual(errorsOf(again), expected);
    assert.equal(inspector.decodeCount, decoded, 'nothing is read again');
    assert.equal(again.nodes[0], (await look()).nodes[0], 'nothing is judged again');
    const text = node.text(`${PODS}/apiserver.txt`);
    workspace.files.delete(`${PODS}/apiserver.txt`);
    assert.notDeepEqual(errorsOf(await look()), expected);
    workspace.write(`${PODS}/other.txt`, text);
    assert.deepEqual(errorsOf(await look()), expected);
    workspace.write(`${PODS}/other.txt`, text.replace('front-proxy-ca.crt', 'etcd/ca.crt'));
    assert.deepEqual(errorsOf(await look({ changed: new Set([workspace.uri(`${PODS}/other.txt`)]) })), []);
    workspace.write(CONFIG, config);
    const { files } = await look({ changed: new Set([workspace.uri(CONFIG)]) });
    assert.ok(!files.has(workspace.uri(`${PODS}/other.txt`)));
  });

  it('is the same at each look where a file in it names it', async () => {
    const node = await nodeWith('apiserver.txt', (one) => {
      one.put(
        `${PODS}/config.yaml`,
        `${one.text(manifestPath('etcd'))}---\n${one.text(CONFIG)}staticPodPath: /opt/pods\n`,
      );
      one.remove(CONFIG);
    });
    const { look } = follow(node);
    const first = await look();
    for (let at = 0; at < 3; at++) assert.deepEqual([...(await look()).files.keys()], [...first.files.keys()]);
  });
});

/** A machine's own disk. */
class Machine extends MemoryWorkspace {
  override machinePath(uri: string): string {
    return `/${this.path(uri)}`;
  }
}

/** An inspector of a folder of the machine that looks at it again and again. */
function follow(
  { files, settings: { now } }: { readonly files: NodePki['files']; readonly settings: NodeSettings },
  folder = '',
) {
  const workspace = new (folder === '' ? MemoryWorkspace : Machine)(files);
  const log = { debug() {}, info() {}, warn: (message: string) => assert.fail(message) };
  const inspector = createInspector({ fileSystem: workspace, now: () => now.getTime(), log });
  const settings = { ...DEFAULT_SETTINGS, folders: [{ uri: workspace.uri(folder), name: 'workspace' }] };
  const look = async (options?: InspectOptions) => {
    const report = await inspector.inspect(settings, options);
    assert.ok(report);
    return report;
  };
  return { look, workspace, inspector };
}
