import assert from 'node:assert/strict';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const UNIT =
  '[Service]\nEnvironmentFile=-/etc/kubernetes/apiserver\nExecStart=/usr/bin/kube-apiserver $KUBE_API_ARGS\n';

const VARIABLES = 'KUBE_API_ARGS="--authorization-mode=Node,RBAC --client-ca-file=/a.pem"\n';

/** "file: flag" of the flags that the files of variables give to the components that units start, and the unread sources. */
async function given(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { report, workspace } = await inspectFiles(files, new Date('2026-06-01T12:00:00Z'));
  const components = report.nodes.flatMap(({ view }) => view.components);
  return components
    .filter(({ document }) => document?.source === 'unit')
    .flatMap(({ document, flags, uri }) => [
      ...flags.flatMap(({ flag }) => (flag.uri && flag.uri !== uri ? `${workspace.path(flag.uri)}: ${flag.name}` : [])),
      ...(document?.unreadSources ?? []).map(() => `${workspace.path(uri)}: unread`),
    ]);
}

const FLAGS = ['authorization-mode', 'client-ca-file'];

describe('nodes/copiedVariables', () => {
  for (const [title, unit, path] of [
    ['next to the unit', 'kube-apiserver.service', 'apiserver'],
    ['with a suffix', 'kube-apiserver.service', 'kube-apiserver.env'],
    ['next to the folder of the units', 'units/kube-apiserver.service', 'environ/apiserver'],
    ['above the folder of the units', 'units/kube-apiserver.service', 'kube-apiserver.conf'],
    ['in a folder next to the unit', 'master/kube-apiserver.service', 'master/cfg/apiserver'],
  ] as const) {
    it(`finds the file of variables of a unit ${title}`, async () => {
      const expected = FLAGS.map((flag) => `${path}: ${flag}`);
      assert.deepEqual(await given({ [unit]: UNIT, [path]: VARIABLES }), expected);
    });
  }

  it('finds the variables of etcd, which no command names', async () => {
    const unit = '[Service]\nEnvironmentFile=/etc/etcd/etcd.conf\nExecStart=/usr/bin/etcd\n';
    assert.deepEqual(await given({ 'etcd.service': unit, 'etcd.conf': 'ETCD_CERT_FILE=/a.pem\n' }), [
      'etcd.conf: cert-file',
    ]);
  });

  it('finds the variables that a drop-in of the kubelet uses, next to its unit', async () => {
    const dropIn =
      '[Service]\nEnvironmentFile=-/var/lib/kubelet/kubeadm-flags.env\nExecStart=\nExecStart=/usr/bin/kubelet $KUBELET_KUBEADM_ARGS\n';
    const files = {
      'kubelet.service': '[Service]\nExecStart=/usr/bin/kubelet\n',
      'kubelet.service.d/10-kubeadm.conf': dropIn,
      'kubeadm-flags.env': 'KUBELET_KUBEADM_ARGS="--node-ip=10.0.0.1"\n',
    };
    assert.deepEqual(await given(files), ['kubeadm-flags.env: node-ip']);
  });

  it('reads variables from kubelet.conf, although kubeadm uses that name for a kubeconfig', async () => {
    const unit =
      '[Service]\nEnvironmentFile=-/opt/kubernetes/etc/kubelet.conf\nExecStart=/opt/kubernetes/bin/kubelet $KUBELET_AUTH\n';
    const files = {
      'node/kubelet.service': unit,
      'node/kubelet.conf': 'KUBELET_AUTH="--anonymous-auth=false"\n',
    };
    assert.deepEqual(await given(files), ['node/kubelet.conf: anonymous-auth']);
    const placed = {
      'etc/systemd/system/kubelet.service': unit,
      'etc/kubernetes/kubelet.conf': files['node/kubelet.conf'],
    };
    assert.ok((await given(placed)).every((line) => line === 'etc/systemd/system/kubelet.service: unread'));
  });

  describe('leaves open which file it is', () => {
    for (const [title, files] of [
      ['if it sets no variable of the command', { apiserver: 'KUBE_MASTER="--master=http://10.0.0.1:8080"\n' }],
      ['if only its content agrees', { 'kube-proxy.env': VARIABLES }],
      ['if two files have the name and the variables', { apiserver: VARIABLES, 'kube-apiserver.conf': VARIABLES }],
      ['if two folders nearby have one', { 'a/apiserver': VARIABLES, 'b/apiserver': VARIABLES }],
      ['if it is further away', { 'other/deploy/apiserver': VARIABLES }],
      [
        'if it is next to the unit of another machine',
        { 'node2/kube-apiserver.service': UNIT.replace('-/', '/'), 'node2/apiserver': VARIABLES },
      ],
      [
        'if another unit nearby names it',
        {
          'b/kube-proxy.service': '[Service]\nEnvironmentFile=/etc/apiserver\nExecStart=/usr/bin/kube-proxy $A\n',
          'b/apiserver': VARIABLES,
        },
      ],
    ] as const) {
      it(title, async () => {
        const lines = await given({ 'node1/kube-apiserver.service': UNIT, ...inFolder(files) });
        assert.ok(lines.includes('node1/kube-apiserver.service: unread'), lines.join('\n'));
      });
    }
  });

  it('takes no file whose path on the node is known to be another', async () => {
    const files = {
      'etc/kubernetes/pki/ca.crt': '',
      'etc/systemd/system/kube-apiserver.service': UNIT.replace('/etc/kubernetes', '/opt/kubernetes'),
      'etc/systemd/system/apiserver': VARIABLES,
    };
    assert.deepEqual(await given(files), ['etc/systemd/system/kube-apiserver.service: unread']);
  });
});

/** Files without a folder lie next to the unit. */
function inFolder(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path.includes('/') ? path : `node1/${path}`, text]),
  );
}
