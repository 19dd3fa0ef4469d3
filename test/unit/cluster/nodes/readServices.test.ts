import assert from 'node:assert/strict';
import { componentOf } from '../../../../src/core/model/node.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const DROP_IN = 'usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf';

/** "spelling=value file: text" of the kubelet's flags from other files than its configuration. */
async function kubeletFlags(edit: (node: NodePki) => void, systemdUnit = true): Promise<readonly string[]> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256', systemdUnit });
  edit(node);
  const { report, workspace } = await inspectFiles(node.files, node.settings.now);
  const kubelets = report.nodes.flatMap(({ view }) => view.components.filter(({ name }) => name === 'kubelet'));
  assert.equal(kubelets.length, 1);
  return (kubelets[0]?.flags ?? []).flatMap(({ flag: { spelling, value, span, uri } }) => {
    if (uri === undefined) return [];
    const text = report.files.get(uri)?.text?.slice(span.start, span.end);
    assert.equal(text, `${spelling}=${value}`);
    return [`${text} ${workspace.path(uri)}`];
  });
}

describe('nodes/readServices', () => {
  it('joins the drop-in of kubeadm, its files of variables and the configuration into one kubelet', async () => {
    const flags = await kubeletFlags((node) =>
      node.put('etc/default/kubelet', 'KUBELET_EXTRA_ARGS=--node-ip=10.0.0.10\n'),
    );
    assert.deepEqual(flags, [
      `--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf ${DROP_IN}`,
      `--kubeconfig=/etc/kubernetes/kubelet.conf ${DROP_IN}`,
      `--config=/var/lib/kubelet/config.yaml ${DROP_IN}`,
      '--container-runtime-endpoint=unix:///var/run/containerd/containerd.sock var/lib/kubelet/kubeadm-flags.env',
      '--pod-infra-container-image=registry.k8s.io/pause:3.10.1 var/lib/kubelet/kubeadm-flags.env',
      '--node-ip=10.0.0.10 etc/default/kubelet',
    ]);
  });

  it('joins a drop-in that was copied into the folder of its unit, and replaces the command there', async () => {
    const unit = '[Service]\nExecStart=/usr/local/bin/kubelet\n';
    const dropIn = (reset: string, program = 'kubelet') =>
      `[Service]\nEnvironment="ARGS=--config=/var/lib/kubelet/config.yaml"\n${reset}ExecStart=/usr/local/bin/${program} $ARGS\n`;
    const configuration =
      'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nreadOnlyPort: 10255\n';
    for (const [path, text, ...want] of [
      ['systemd/20-own.conf', dropIn('ExecStart=\n'), 'kubelet/kubelet-read-only-port var/lib/kubelet/config.yaml'],
      ['systemd/20-own.conf', dropIn('')],
      ['systemd/20-own.conf', dropIn('ExecStart=\n', 'kube-proxy')],
      ['elsewhere/20-own.conf', dropIn('ExecStart=\n')],
    ] as const) {
      const files = { 'systemd/kubelet.service': unit, [path]: text, 'var/lib/kubelet/config.yaml': configuration };
      const { names } = await inspectFiles(files, new Date());
      assert.deepEqual(
        names.filter((name) => name.includes('read-only-port')),
        want,
        `${path}\n${text}`,
      );
    }
  });

  it('passes over what only a shell exports, as systemd does', async () => {
    const flags = await kubeletFlags((node) => node.put('etc/default/kubelet', 'export KUBELET_EXTRA_ARGS=--v=2\n'));
    assert.ok(flags.length > 0 && flags.every((flag) => !flag.endsWith('etc/default/kubelet')));
  });

  it('reads the files of variables of kubeadm also where no unit was copied', async () => {
    const flags = await kubeletFlags((node) => node.put('etc/default/kubelet', 'KUBELET_EXTRA_ARGS=--v=2\n'), false);
    assert.deepEqual(
      flags.map((flag) => flag.replace(/=.* /, ' ')),
      [
        '--container-runtime-endpoint var/lib/kubelet/kubeadm-flags.env',
        '--pod-infra-container-image var/lib/kubelet/kubeadm-flags.env',
        '--v etc/default/kubelet',
      ],
    );
  });

  it('takes the last ExecStart= after an empty one, drop-ins by name, /etc before /usr/lib', async () => {
    const flags = await kubeletFlags((node) => {
      node.put('usr/lib/systemd/system/kubelet.service', '[Service]\nExecStart=/usr/bin/kubelet --v=9\n');
      node.put(
        'etc/systemd/system/kubelet.service.d/10-kubeadm.conf',
        '[Service]\nExecStart=\nExecStart=kubelet --v=1\n',
      );
      node.put(
        'etc/systemd/system/kubelet.service.d/20-last.conf',
        '[Service]\nExecStart=\nExecStart=kubelet --v=2 --config=/var/lib/kubelet/config.yaml\n',
      );
    });
    assert.deepEqual(flags[0], '--v=2 etc/systemd/system/kubelet.service.d/20-last.conf');
  });

  describe('names of components in the arguments of other programs', () => {
    const componentsOf = async (command: string) => {
      const files = { 'etc/systemd/system/node.service': `[Service]\nExecStart=${command}\n` };
      const { report } = await inspectFiles(files, new Date('2026-06-01T12:00:00Z'));
      return report.nodes.flatMap(({ view }) => view.components.map(({ name }) => name));
    };

    for (const command of [
      '/opt/bin/fetch-binaries kubectl kube-apiserver kube-scheduler kubelet',
      '/opt/bin/watch kube-apiserver',
      '/usr/bin/systemctl restart kubelet kube-proxy',
      '/usr/bin/rsync -a host:/srv/kubelet /usr/local/bin/kubelet',
      '/usr/bin/install /srv/hyperkube /opt/bin/hyperkube',
      '/opt/bin/hyperkube kubectl proxy --port=8001',
    ]) {
      it(`starts nothing: ${command}`, async () => assert.deepEqual(await componentsOf(command), []));
    }

    for (const [command, component] of [
      ['/opt/bin/fetch-binaries kube-proxy kube-scheduler --leader-elect=true', 'kube-scheduler'],
      ['/usr/bin/env etcd', 'etcd'],
      ['/bin/sh -c "ulimit -n 4096; exec etcd"', 'etcd'],
      ['/bin/sh -c "etcd 2>&1"', 'etcd'],
      ['/opt/bin/run kube-apiserver --v=2', 'kube-apiserver'],
      ['/usr/bin/hyperkube kube-apiserver', 'kube-apiserver'],
      ['/opt/bin/hyperkube \\\n  apiserver \\\n  --client-ca-file=/a.pem', 'kube-apiserver'],
      ['/opt/bin/hyperkube controller-manager --root-ca-file=/a.pem', 'kube-controller-manager'],
      ['/opt/bin/hyperkube scheduler', 'kube-scheduler'],
      ['/opt/bin/hyperkube proxy --master=https://10.0.0.1', 'kube-proxy'],
      ['/usr/bin/docker run --net=host quay.io/hyperkube:v1.5.4 /hyperkube scheduler --v=2', 'kube-scheduler'],
    ] as const) {
      it(`starts ${component}: ${command}`, async () => assert.deepEqual(await componentsOf(command), [component]));
    }
  });

  it('takes the unit of the name of the component before others, and no copy or comment for one', async () => {
    const unit = (value: string) => `[Service]\nExecStart=/usr/bin/kubelet --node-ip=${value}\n`;
    const files = {
      'a-kubelet.service': unit('10.0.0.1'),
      'a.conf': unit('10.0.0.2'),
      'kubelet-old.service': unit('10.0.0.3'),
      'kubelet.service': `# ExecStart=/usr/bin/kubelet --node-ip=10.0.0.4\n${unit('10.0.0.5')}`,
      'kubelet.service.bak': unit('10.0.0.6'),
      'kubelet.service.old': unit('10.0.0.7'),
      'kubelet.service.d/10.conf': unit('10.0.0.8').replaceAll(/^/gm, '#'),
    };
    const { report } = await inspectFiles(files, new Date('2026-06-01T12:00:00Z'));
    const kubelets = report.nodes.flatMap(({ view }) => view.components);
    assert.deepEqual(
      kubelets.flatMap(({ flags }) => flags.map(({ flag }) => flag.value)),
      ['10.0.0.5', '10.0.0.1', '10.0.0.3', '10.0.0.2'],
    );
  });

  describe('units of one name in several folders', () => {
    const unit = (config: string) => `[Service]\nExecStart=/usr/bin/etcd --cert-file=${config}\n`;
    const certificates = async (files: Readonly<Record<string, string>>) => {
      const base = { 'etc/kubernetes/pki/apiserver.crt': '' };
      const { report } = await inspectFiles({ ...base, ...files }, new Date('2026-06-01T12:00:00Z'));
      return report.nodes.flatMap(({ view }) =>
        view.components.flatMap(({ name, flags }) => flags.map(({ flag }) => `${name} ${flag.name}=${flag.value}`)),
      );
    };

    it('are those of several machines, each with its own drop-ins', async () => {
      const files = {
        'a/etcd.service': unit('/a.pem'),
        'b/etcd.service': unit('/b.pem'),
        'b/etcd.service.d/10.conf': '[Service]\nEnvironment=ETCD_KEY_FILE=/b-key.pem\n',
      };
      assert.deepEqual(await certificates(files), [
        'etcd cert-file=/a.pem',
        'etcd key-file=/b-key.pem',
        'etcd cert-file=/b.pem',
      ]);
    });

    it('are one where they are alike, or where systemd reads the one', async () => {
      assert.deepEqual(await certificates({ 'a/etcd.service': unit('/a.pem'), 'b/etcd.service': unit('/a.pem') }), [
        'etcd cert-file=/a.pem',
      ]);
      const loaded = { 'etc/systemd/system/etcd.service': unit('/a.pem'), 'b/etcd.service': unit('/b.pem') };
      assert.deepEqual(await certificates(loaded), ['etcd cert-file=/a.pem']);
    });
  });

  it('knows etcd by its variables, with a unit and without', async () => {
    const variables = 'ETCD_NAME=a\nETCD_CERT_FILE=/etc/ssl/etcd/server.pem\nETCD_CLIENT_CERT_AUTH=true\n';
    const unit = '[Service]\nEnvironmentFile=-/etc/etcd.env\nExecStart=/usr/local/bin/etcd --data-dir=/var/lib/etcd\n';
    const base = { 'etc/kubernetes/pki/apiserver.crt': '', 'etc/etcd.env': variables };
    for (const files of [base, { ...base, 'etc/systemd/system/etcd.service': unit }]) {
      const { report } = await inspectFiles(files, new Date('2026-06-01T12:00:00Z'));
      const [node] = report.nodes;
      const etcd = node && componentOf(node.view, 'etcd');
      assert.equal(node?.view.components.filter(({ name }) => name === 'etcd').length, 1);
      assert.deepEqual(
        etcd?.flags.slice(0, 3).map(({ flag }) => [flag.name, flag.value]),
        [
          ['name', 'a'],
          ['cert-file', '/etc/ssl/etcd/server.pem'],
          ['client-cert-auth', 'true'],
        ],
      );
    }
  });

  it('says nothing of flags that may be in a file of variables which was not copied', async () => {
    const unit = '[Service]\nEnvironmentFile=-/etc/default/%p\nExecStart=/usr/bin/etcd $DAEMON_ARGS\n';
    const files = { 'etc/kubernetes/pki/apiserver.crt': '', 'usr/lib/systemd/system/etcd.service': unit };
    const rulesOf = async (more: Readonly<Record<string, string>>) => {
      const { report } = await inspectFiles({ ...files, ...more }, new Date('2026-06-01T12:00:00Z'));
      return report.findings.filter(({ at }) => at.uri.endsWith('.service')).map(({ rule }) => rule);
    };
    assert.deepEqual(await rulesOf({}), []);
    const listening = await rulesOf({ 'etc/default/etcd': 'ETCD_LISTEN_CLIENT_URLS=https://10.0.0.1:2379\n' });
    assert.ok(listening.includes('manifests/etcd-client-auth-off'), listening.join());
  });

  it('reads a file of variables past the lines that systemd passes over', async () => {
    const unit = '[Service]\nEnvironmentFile=/etc/kubernetes/kubelet\nExecStart=/usr/bin/kubelet $KUBELET_ARGS\n';
    const anonymous = async (variables: string) => {
      const base = { 'etc/kubernetes/pki/ca.crt': '', 'etc/systemd/system/kubelet.service': unit };
      const files = { ...base, 'etc/kubernetes/kubelet': variables };
      const { report } = await inspectFiles(files, new Date('2026-06-01T12:00:00Z'));
      return report.findings.filter(({ rule }) => rule === 'kubelet/kubelet-anonymous-on').length;
    };
    const set = 'KUBELET_ARGS="--kubeconfig=/etc/kubernetes/kubelet.conf"\n';
    assert.equal(await anonymous(set), 1);
    assert.equal(await anonymous(`if true; then\n${set}fi\n`), 1);
    assert.equal(await anonymous('*** scrubbed ***\n'), 0);
  });

  it('knows all flags of a command in which a file of variables that was not copied can only fill in values', async () => {
    const anonymous = async (command: string) => {
      const unit = `[Service]\nEnvironmentFile=/etc/cluster.env\nExecStart=${command}\n`;
      const files = { 'etc/kubernetes/pki/ca.crt': '', 'etc/systemd/system/kubelet.service': unit };
      const { report } = await inspectFiles(files, new Date('2026-06-01T12:00:00Z'));
      return report.findings.filter(({ rule }) => rule === 'kubelet/kubelet-anonymous-on').length;
    };
    const kubelet = '/usr/bin/kubelet --kubeconfig=/etc/kubernetes/kubelet.conf';
    assert.equal(await anonymous(`${kubelet} --node-ip=\${IP} --cluster-domain=x.$DOMAIN`), 1);
    assert.equal(await anonymous(`${kubelet} --node-ip=\${IP} $MORE`), 0);
    assert.equal(await anonymous(`${kubelet} --node-ip=\${IP} \${ONE}`), 0);
    assert.equal(await anonymous(`/bin/sh -c "${kubelet} $MORE"`), 0);
    assert.equal(await anonymous(`${kubelet} --anonymous-auth=\${ANONYMOUS}`), 0);
  });

  it('leaves other programs alone, also in containers', async () => {
    const { report } = await inspectFiles(
      {
        'etc/kubernetes/pki/apiserver.crt': '',
        'etc/systemd/system/etcd.service': '[Service]\nExecStart=/usr/bin/docker start etcd\n',
        'etc/systemd/system/proxy.service':
          '[Service]\nExecStart=/usr/bin/docker run -v /etc/etcd:/etcd nginx nginx --cert-file=/etcd/a\n',
        'etc/systemd/system/unknown.service':
          '[Service]\nExecStart=/usr/bin/docker run {{ image }} etcd --cert-file=/a\n',
        'etc/systemd/system/web.service': '[Service]\nExecStart=/usr/bin/web --cert-file=/a\n',
      },
      new Date('2026-06-01T12:00:00Z'),
    );
    assert.deepEqual(
      report.nodes.flatMap(({ view }) => view.components.map(({ name, document }) => [name, document?.source])),
      [],
    );
  });

  it('reads the script of a shell, with what systemd and what the shell put in', async () => {
    const UNIT = 'etc/systemd/system/etcd.service';
    const { report, workspace } = await inspectFiles(
      {
        [UNIT]: [
          '[Service]',
          'Environment="KEY=/etc/etcd/server.key" "MORE=--client-cert-auth --trusted-ca-file=/etc/etcd/ca.crt"',
          'ExecStart=/bin/bash -c "GOMAXPROCS=$(nproc) exec /usr/bin/etcd --cert-file=\\"/etc/etcd/server.crt\\" \\',
          `  --key-file=\\"\${KEY}\\" $MORE 2>&1 | tee /var/log/etcd.log --name=x"`,
          '',
        ].join('\n'),
      },
      new Date('2026-06-01T12:00:00Z'),
    );
    const etcd = report.nodes.map(({ view }) => componentOf(view, 'etcd')).find((one) => one !== undefined);
    const textAt = (span: { readonly start: number; readonly end: number } | undefined) =>
      span && report.files.get(workspace.uri(UNIT))?.text?.slice(span.start, span.end);
    assert.deepEqual(
      etcd?.flags.map(({ flag: { name, value, valueSpan } }) => [name, value, textAt(valueSpan)]),
      [
        ['cert-file', '/etc/etcd/server.crt', '/etc/etcd/server.crt'],
        ['key-file', '/etc/etcd/server.key', `\${KEY}`],
        ['client-cert-auth', undefined, '--client-cert-auth'],
        ['trusted-ca-file', '/etc/etcd/ca.crt', '/etc/etcd/ca.crt'],
      ],
    );
  });

  it('leaves a script of more words than a call takes arguments, and says so', async () => {
    const unit = `[Service]\nExecStart=/bin/sh -c "etcd --name=x${' name'.repeat(400_000)}"\n`;
    const pod = [
      'apiVersion: v1\nkind: Pod\nmetadata: {name: kube-apiserver}\nspec:\n  containers:\n  - command:\n    - sh\n    - -c\n',
      `    - kube-apiserver --secure-port=6443${' name'.repeat(400_000)}\n`,
    ].join('');
    const { report } = await inspectFiles(
      { 'etc/systemd/system/etcd.service': unit, 'etc/kubernetes/manifests/kube-apiserver.yaml': pod },
      new Date('2026-06-01T12:00:00Z'),
    );
    assert.deepEqual(
      report.findings.map(({ rule }) => rule),
      ['files/yaml-syntax', 'files/unit-too-long'],
    );
  });
});
