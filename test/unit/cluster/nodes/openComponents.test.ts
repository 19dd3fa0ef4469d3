import assert from 'node:assert/strict';
import type { ComponentName } from '../../../../src/core/model/documents/component.ts';
import { componentOf, type NodeView } from '../../../../src/core/model/node.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { templateOf, valuesIn } from '../../../support/textData.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const ROOT = { 'etc/kubernetes/pki/ca.crt': '' };

async function nodeOf(files: Readonly<Record<string, string>>): Promise<NodeView> {
  const { report } = await inspectFiles({ ...ROOT, ...files }, NOW);
  const [node] = report.nodes;
  assert.ok(node);
  return node.view;
}

function unreadOf(node: NodeView, name: ComponentName): readonly string[] {
  return (componentOf(node, name)?.document?.unreadSources ?? []).map(
    ({ what }) => valuesIn(what).join(' ') || templateOf(what),
  );
}

function flagsOf(node: NodeView, name: ComponentName): readonly string[] {
  return (componentOf(node, name)?.flags ?? []).map(({ flag }) => `${flag.name}=${flag.value}`);
}

function podOf(command: readonly string[], kind = 'Pod'): string {
  const spec = {
    containers: [
      {
        name: 'main',
        image: 'registry.k8s.io/kube-apiserver:v1.34.0',
        command,
        volumeMounts: [{ name: 'k', mountPath: '/etc/kubernetes' }],
      },
    ],
    volumes: [{ name: 'k', hostPath: { path: '/etc/kubernetes' } }],
  };
  const pod = { metadata: { name: 'main' }, spec };
  return JSON.stringify(
    kind === 'Pod'
      ? { apiVersion: 'v1', kind, ...pod }
      : { apiVersion: 'apps/v1', kind, metadata: { name: 'x' }, spec: { template: pod } },
  );
}

const MANIFEST = 'etc/kubernetes/manifests/main.yaml';

describe('what was not read of a component', () => {
  const cases: readonly [
    title: string,
    component: ComponentName,
    files: Readonly<Record<string, string>>,
    unread: readonly string[],
  ][] = [
    ['nothing of a whole command', 'kube-apiserver', { [MANIFEST]: podOf(['kube-apiserver', '--v=2']) }, []],
    [
      'a variable among the arguments',
      'kube-apiserver',
      { [MANIFEST]: podOf(['kube-apiserver', '$(EXTRA)']) },
      ['$(EXTRA)'],
    ],
    [
      'a variable of a script',
      'kube-apiserver',
      { [MANIFEST]: podOf(['sh', '-c', '. /etc/defaults; exec kube-apiserver --v=2 $ARGS']) },
      ['$ARGS'],
    ],
    [
      'no variable in a value',
      'kube-apiserver',
      { [MANIFEST]: podOf(['sh', '-c', 'exec kube-apiserver --advertise-address=$IP']) },
      [],
    ],
    [
      'a template among the arguments',
      'kube-scheduler',
      { [MANIFEST]: podOf(['kube-scheduler', '{{ extra }}']) },
      ['{{ extra }}'],
    ],
    [
      'a configuration of OpenShift',
      'kube-apiserver',
      { [MANIFEST]: podOf(['hyperkube', 'kube-apiserver', '--openshift-config=/etc/kubernetes/x.yaml']) },
      ['/etc/kubernetes/x.yaml --openshift-config'],
    ],
    [
      'the configuration file of etcd',
      'etcd',
      { [MANIFEST]: podOf(['etcd', '--config-file=/etc/kubernetes/etcd.yml', '--name=a']) },
      ['/etc/kubernetes/etcd.yml --config-file'],
    ],
    [
      'variables from elsewhere',
      'etcd',
      { [MANIFEST]: podOf(['etcd']).replace('"command"', '"envFrom":[{"secretRef":{"name":"x"}}],"command"') },
      ['the variables from envFrom'],
    ],
    [
      'the unit of Red Hat’s files',
      'kube-apiserver',
      {
        'etc/kubernetes/apiserver':
          'KUBE_ETCD_SERVERS="--etcd-servers=https://10.0.0.1:2379"\nKUBE_API_ARGS="--client-ca-file=/etc/kubernetes/pki/ca.crt"\n',
      },
      ['kube-apiserver'],
    ],
    [
      'the unit of etcd’s variables',
      'etcd',
      { 'etc/etcd/etcd.conf': 'ETCD_NAME=a\nETCD_CERT_FILE=/etc/etcd/a.pem\n' },
      ['etcd'],
    ],
    [
      'a file of variables',
      'kubelet',
      {
        'etc/systemd/system/kubelet.service':
          '[Service]\nEnvironmentFile=-/etc/sysconfig/kubelet\nExecStart=/usr/bin/kubelet --v=2 $ARGS\n',
      },
      ['/etc/sysconfig/kubelet'],
    ],
    [
      'a wrapper',
      'kubelet',
      { 'etc/systemd/system/kubelet.service': '[Service]\nExecStart=/usr/lib/coreos/kubelet-wrapper --v=2\n' },
      ['kubelet-wrapper'],
    ],
    [
      'the configuration of a kubelet',
      'kubelet',
      { 'etc/systemd/system/kubelet.service': '[Service]\nExecStart=/usr/bin/kubelet --config=/opt/kubelet.yaml\n' },
      ['/opt/kubelet.yaml --config'],
    ],
    [
      'the drop-ins of a kubelet',
      'kubelet',
      {
        'etc/systemd/system/kubelet.service':
          '[Service]\nExecStart=/usr/bin/kubelet --config-dir=/opt/kubelet.conf.d\n',
      },
      ['/opt/kubelet.conf.d --config-dir'],
    ],
    [
      'the command line of a kubelet',
      'kubelet',
      { 'var/lib/kubelet/config.yaml': 'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n' },
      ['the command line of the kubelet'],
    ],
  ];
  for (const [title, component, files, unread] of cases) {
    it(`is ${title}`, async () => assert.deepEqual(unreadOf(await nodeOf(files), component), unread));
  }

  it('takes nothing of a set flag away: a wrong file is still found', async () => {
    const pki: NodePki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    pki.setText(MANIFEST.replace('main', 'kube-apiserver'), (text) =>
      text
        .replace('    - kube-apiserver\n', '    - kube-apiserver\n    - $(EXTRA)\n')
        .replace(/--etcd-cafile=.*/, '--etcd-cafile=/etc/kubernetes/pki/etcd/no.crt'),
    );
    const { names } = await inspectFiles(pki.files, NOW);
    assert.deepEqual(names, ['manifests/flag-file-missing etc/kubernetes/manifests/kube-apiserver.yaml']);
  });
});

describe('programs in the image of a component', () => {
  for (const command of [
    ['etcd', 'grpc-proxy', 'start', '--listen-addr=127.0.0.1:9'],
    ['etcd', 'gateway', 'start'],
    ['etcdctl', 'version'],
    ['kube-apiserver', '--version'],
    ['kube-apiserver', '--help'],
  ]) {
    it(`${command.join(' ')} is no component`, async () => {
      const view = await nodeOf({ [MANIFEST]: podOf(command) });
      assert.deepEqual(
        view.components.flatMap(({ document }) => document?.component ?? []),
        [],
      );
    });
  }

  for (const [word, name] of [
    ['apiserver', 'kube-apiserver'],
    ['controller-manager', 'kube-controller-manager'],
    ['scheduler', 'kube-scheduler'],
    ['proxy', 'kube-proxy'],
    ['kubelet', 'kubelet'],
    ['kube-apiserver', 'kube-apiserver'],
  ] as const) {
    it(`kubelet-wrapper with --exec=/${word} is ${name}`, async () => {
      const unit = `[Service]\nEnvironment="KUBELET_IMAGE_ARGS=--exec=/${word}"\nExecStart=/usr/lib/coreos/kubelet-wrapper --v=3\n`;
      const view = await nodeOf({ 'etc/systemd/system/one.service': unit });
      assert.deepEqual(flagsOf(view, name), ['v=3']);
      assert.deepEqual(unreadOf(view, name), ['kubelet-wrapper']);
      assert.equal(view.components.length, 1);
    });

    it(`/hyperkube ${word} is ${name}`, async () => {
      const view = await nodeOf({ [MANIFEST]: podOf(['/hyperkube', word, '--v=3']) });
      assert.deepEqual(flagsOf(view, name), ['v=3']);
    });
  }
});

describe('pod templates', () => {
  for (const kind of ['Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet']) {
    it(`of a ${kind} hold components, alone and in a list`, async () => {
      const text = podOf(['kube-scheduler', '--kubeconfig=/etc/kubernetes/scheduler.conf'], kind);
      const list = `{"apiVersion":"v1","kind":"List","items":[${text}]}`;
      for (const one of [text, list]) {
        const scheduler = componentOf(await nodeOf({ 'etc/kubernetes/x.yaml': one }), 'kube-scheduler');
        assert.equal(scheduler?.document?.source, 'podTemplate');
      }
    });
  }
});

describe('an etcd in a pod template', () => {
  const CASES = [
    { argument: '--listen-client-urls=http://0.0.0.0:6666', count: 0 },
    { argument: '--cert-file=/etc/kubernetes/pki/etcd/server.crt', count: 1 },
  ];
  for (const { argument, count } of CASES) {
    it(`with ${argument} is ${count === 0 ? 'an application’s' : 'the cluster’s'}`, async () => {
      const view = await nodeOf({ 'etc/kubernetes/x.yaml': podOf(['etcd', argument], 'DaemonSet') });
      assert.equal(view.components.filter(({ document }) => document?.component === 'etcd').length, count);
    });
  }
});

describe('an etcd that a network plugin brings', () => {
  it('is no component of the cluster', async () => {
    const text = podOf(['etcd', '--cert-file=/etc/kubernetes/pki/etcd/server.crt']).replace(
      '"name":"main"',
      '"name":"calico-etcd"',
    );
    const view = await nodeOf({ [MANIFEST]: text });
    assert.equal(view.components.filter(({ name, document }) => name === 'etcd' && document).length, 0);
  });
});

describe('configurations that are read', () => {
  it('are those of OpenShift 4 without a pod, whose paths lead nowhere on the node', async () => {
    const { names } = await inspectFiles(
      {
        ...ROOT,
        'etc/kubernetes/config.yaml':
          'apiVersion: kubecontrolplane.config.openshift.io/v1\nkind: KubeAPIServerConfig\nservingInfo:\n  clientCA: /etc/kubernetes/pki/no.crt\n',
      },
      NOW,
    );
    assert.deepEqual(
      names.filter((name) => name.startsWith('manifests/')),
      [],
    );
  });

  it('are the drop-ins of a kubelet, the later name winning', async () => {
    const part = (field: string) => `apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n${field}\n`;
    const view = await nodeOf({
      'etc/systemd/system/kubelet.service':
        '[Service]\nExecStart=/usr/bin/kubelet --config=/etc/kubernetes/kubelet.yaml --config-dir=/etc/kubernetes/kubelet.conf.d\n',
      'etc/kubernetes/kubelet.yaml': part('rotateCertificates: false\nreadOnlyPort: 0'),
      'etc/kubernetes/kubelet.conf.d/20-b.conf': part('rotateCertificates: true'),
      'etc/kubernetes/kubelet.conf.d/10-a.conf': part(
        'rotateCertificates: false\nstaticPodPath: /etc/kubernetes/manifests',
      ),
    });
    assert.deepEqual(unreadOf(view, 'kubelet'), []);
    assert.deepEqual(flagsOf(view, 'kubelet').slice(0, 5), [
      'rotate-certificates=false',
      'read-only-port=0',
      'rotate-certificates=false',
      'pod-manifest-path=/etc/kubernetes/manifests',
      'rotate-certificates=true',
    ]);
    assert.equal(view.components.filter(({ name }) => name === 'kubelet').length, 1);
  });

  it('is that of a scheduler, whose kubeconfig is the scheduler’s', async () => {
    const view = await nodeOf({
      'etc/systemd/system/scheduler.service':
        '[Service]\nExecStart=/usr/bin/kube-scheduler --config=/etc/kubernetes/s.yaml\n',
      'etc/kubernetes/s.yaml':
        'apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\nclientConnection:\n  kubeconfig: /etc/kubernetes/scheduler.conf\n',
    });
    assert.ok(flagsOf(view, 'kube-scheduler').includes('kubeconfig=/etc/kubernetes/scheduler.conf'));
    assert.deepEqual(unreadOf(view, 'kube-scheduler'), []);
  });

  it('is that of OpenShift, under the names of the flags', async () => {
    const view = await nodeOf({
      [MANIFEST]: podOf(['hyperkube', 'kube-apiserver', '--openshift-config=/etc/kubernetes/config.yaml', '--v=2']),
      'etc/kubernetes/config.yaml': [
        'apiVersion: kubecontrolplane.config.openshift.io/v1',
        'kind: KubeAPIServerConfig',
        'apiServerArguments:',
        '  etcd-servers: ["https://10.0.0.1:2379"]',
        'servingInfo:',
        '  clientCA: /etc/kubernetes/pki/ca.crt',
        'serviceAccountPublicKeyFiles: [/etc/kubernetes/a, /etc/kubernetes/b]',
        '',
      ].join('\n'),
    });
    assert.deepEqual(flagsOf(view, 'kube-apiserver'), [
      'client-ca-file=/etc/kubernetes/pki/ca.crt',
      'service-account-key-file=/etc/kubernetes/a',
      'service-account-key-file=/etc/kubernetes/b',
      'etcd-servers=https://10.0.0.1:2379',
      'openshift-config=/etc/kubernetes/config.yaml',
      'v=2',
    ]);
  });

  it('is the master configuration of OpenShift 3', async () => {
    const view = await nodeOf({
      'etc/origin/master/master-config.yaml':
        'apiVersion: v1\nkind: MasterConfig\nservingInfo:\n  certFile: master.server.crt\nkubernetesMasterConfig:\n  controllerArguments:\n    cluster-signing-cert-file: [/etc/origin/master/ca.crt]\n',
    });
    assert.deepEqual(flagsOf(view, 'kube-apiserver'), ['tls-cert-file=master.server.crt']);
    assert.deepEqual(flagsOf(view, 'kube-controller-manager'), ['cluster-signing-cert-file=/etc/origin/master/ca.crt']);
  });

  it('resolves relative paths in fields of OpenShift 3 from the folder of the configuration', async () => {
    const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const view = await nodeOf({
      'master/master-config.yaml':
        'apiVersion: v1\nkind: MasterConfig\nservingInfo:\n  certFile: ca.crt\nkubernetesMasterConfig:\n  apiServerArguments:\n    tls-private-key-file: [ca.crt]\n',
      'master/ca.crt': pki.text('etc/kubernetes/pki/ca.crt'),
    });
    const flags = componentOf(view, 'kube-apiserver')?.flags ?? [];
    const found = flags.map(({ flag, reference }) => {
      const resolution = reference?.resolution;
      return [flag.name, resolution?.kind === 'unknown' ? resolution.reason : resolution?.kind];
    });
    assert.deepEqual(found, [
      ['tls-cert-file', 'file'],
      ['tls-private-key-file', 'relative'],
    ]);
  });
});

describe('formats', () => {
  it('take a unit with the word kind for a unit', async () => {
    const view = await nodeOf({
      'etc/systemd/system/kubelet.service':
        '# kind of node: worker\n[Unit]\nDescription=kubelet of this kind\nkind: x\n[Service]\nExecStart=/usr/bin/kubelet --v=2\n',
    });
    assert.deepEqual(flagsOf(view, 'kubelet'), ['v=2']);
  });

  it('take YAML with a unit in a block for no unit', async () => {
    const view = await nodeOf({
      'etc/kubernetes/cloud-config.yaml':
        'units:\n- name: kubelet.service\n  content: |\n    [Service]\n    ExecStart=/usr/bin/kubelet --v=2\n',
    });
    assert.equal(componentOf(view, 'kubelet'), undefined);
  });
});

describe('probes of a pod with several containers', () => {
  const PROBE = 'manifests/manifest-probe-host-mismatch';
  const sidecar =
    '  - name: readyz\n    image: example.com/readyz\n    command: [readyz, --listen-port=9980]\n  hostNetwork: true\n';

  async function found(port: string, more: string): Promise<boolean> {
    const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    pki.setText('etc/kubernetes/manifests/etcd.yaml', (text) =>
      text.replaceAll(/port: (2381|probe-port|\w+-port)/g, `port: ${port}`).replace('  hostNetwork: true\n', more),
    );
    const { report } = await inspectFiles(pki.files, NOW);
    return report.findings.some(({ rule }) => rule === PROBE);
  }

  it('may ask another container', async () => assert.equal(await found('9980', sidecar), false));
  it('ask nobody where there is no other', async () =>
    assert.equal(await found('9980', '  hostNetwork: true\n'), true));

  it('kubelet-wrapper with another program is no component', async () => {
    const unit = `[Service]\nEnvironment=KUBELET_IMAGE_ARGS=--exec=/bin/true\nExecStart=/usr/lib/coreos/kubelet-wrapper --v=3\n`;
    const view = await nodeOf({ 'etc/systemd/system/one.service': unit });
    assert.equal(view.components.length, 0);
  });

  it('reads the etcd that etcd-wrapper of Container Linux starts, which adds no flags', async () => {
    const unit =
      '[Service]\nExecStart=\nExecStart=/usr/lib/coreos/etcd-wrapper $ETCD_OPTS --name=s1 --listen-client-urls=http://0.0.0.0:2379\n';
    const { report } = await inspectFiles({ 'etcd-member.service.d/20-member.conf': unit }, new Date());
    const etcd = report.nodes.flatMap(({ view }) => view.components).find(({ name }) => name === 'etcd');
    assert.deepEqual(
      etcd?.flags.map(({ flag }) => flag.name),
      ['name', 'listen-client-urls'],
    );
    assert.deepEqual(etcd?.document?.unreadSources ?? [], []);
  });
});
