import assert from 'node:assert/strict';
import { checkFiles, checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, MANIFESTS, SCHEDULER_CONF } from '../../../support/faults/fault.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';

const RULE = 'manifests/manifest-dir-stray-file';

describe(RULE, () => {
  it('reports a backup in the folder of the manifest', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.put(`${APISERVER_MANIFEST}.bak`, node.text(APISERVER_MANIFEST))),
    );
    assert.equal(finding.messageId, 'twice');
    assert.equal(finding.path, `${APISERVER_MANIFEST}.bak`);
    assert.equal(finding.slots.other, '/etc/kubernetes/manifests/kube-apiserver.yaml');
  });

  it('reports a kubeconfig, which is no pod', async () => {
    const within = (folder: string) =>
      checkNode(RULE, (node) => node.put(`${folder}/scheduler.conf`, node.text(SCHEDULER_CONF)));
    assert.deepEqual((await within(MANIFESTS)).lines, [`kubeconfig ${MANIFESTS}/scheduler.conf`]);
    assert.deepEqual((await within(`${MANIFESTS}/old`)).lines, []);
    assert.deepEqual((await within('etc/kubernetes/conf')).lines, []);
  });

  it('is silent about a kubeconfig among objects for kubectl: the folder is no copy of the kubelet’s', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.put(`${MANIFESTS}/scheduler.conf`, node.text(SCHEDULER_CONF));
      node.put(
        `${MANIFESTS}/kube-proxy.yaml`,
        [
          'apiVersion: apps/v1',
          'kind: DaemonSet',
          'metadata: {name: kube-proxy, namespace: kube-system}',
          'spec:',
          '  template:',
          '    spec:',
          '      containers:',
          '      - name: kube-proxy',
          '        image: registry.k8s.io/kube-proxy:v1.30.0',
          '        command: [kube-proxy, --config=/var/lib/kube-proxy/config.conf]',
        ].join('\n'),
      );
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about manifests of other hosts in one folder', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const etcd = node.text(`${MANIFESTS}/etcd.yaml`);
      node.put(
        `${MANIFESTS}/etcd-2.yaml`,
        etcd.replace(/--name=\S+/, '--name=cp-2').replaceAll('10.0.0.10', '10.0.0.12'),
      );
    });
    assert.deepEqual(lines, []);
  });

  it('needs more than the name of the folder to take it for the one that the kubelet reads', async () => {
    const files = await buildNode();
    const textOf = (path: string) => new TextDecoder().decode(files.get(path) as Uint8Array);
    const pods = ['kube-apiserver.yaml', 'etcd.yaml'].map((name) => [name, textOf(`${MANIFESTS}/${name}`)] as const);
    const all = [...pods, ['kube-apiserver1.yaml', textOf(APISERVER_MANIFEST)] as const];
    const reported = async (folder: string, others: Readonly<Record<string, string>> = {}) =>
      (
        await checkFiles(
          RULE,
          new Map([...all.map(([name, text]) => [`${folder}${name}`, text] as const), ...Object.entries(others)]),
        )
      ).lines;
    assert.deepEqual(await reported(''), []);
    assert.deepEqual(await reported('manifests/'), []);
    assert.deepEqual(await reported('image/kubernetes/manifests/'), []);
    assert.deepEqual(await reported('image/etc/kubernetes/manifests/'), [
      'twice image/etc/kubernetes/manifests/kube-apiserver1.yaml',
    ]);
    const ca = { 'cp-1/pki/ca.crt': textOf('etc/kubernetes/pki/ca.crt') };
    assert.deepEqual(await reported('cp-1/manifests/', ca), ['twice cp-1/manifests/kube-apiserver1.yaml']);
  });

  it('is silent about a hidden file', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.put(`${MANIFESTS}/.kube-apiserver.yaml`, node.text(APISERVER_MANIFEST)),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about pods whose names a template fills in', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      for (const name of ['kube-scheduler', 'etcd'])
        node.setText(`${MANIFESTS}/${name}.yaml`, (text) => text.replace(/^ {2}name: .*$/m, '  name: <name>'));
      assert.match(node.text(`${MANIFESTS}/etcd.yaml`), /^ {2}name: <name>$/m);
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about a folder below', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.put(`${MANIFESTS}/old/kube-apiserver.yaml.bak`, node.text(APISERVER_MANIFEST)),
    );
    assert.deepEqual(lines, []);
  });
});
