import assert from 'node:assert/strict';
import { minorRelease } from '../../../../src/core/index.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, ETCD_MANIFEST } from '../../../support/faults/fault.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'manifests/flag-removed';

describe(RULE, () => {
  it('reports a flag that this version refuses', async () => {
    const finding = only(await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'insecure-port', '0')));
    assert.equal(finding.messageId, 'refused');
    assert.equal(finding.text, '--insecure-port=0');
    assert.equal(finding.severity, 'error');
    assert.deepEqual(
      [finding.slots.component, finding.slots.version, finding.slots.removed, finding.slots.error],
      ['kube-apiserver', '1.34', '1.24', 'unknown flag: --insecure-port'],
    );
  });

  it('offers the edit that fixes it', async () => {
    assert.deepEqual(await namesAfterFix(RULE, (node) => node.replaceFlag('kube-apiserver', 'insecure-port', '0')), []);
  });

  const inTag = (flag: string, tag: string, value = '0') =>
    checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', flag, value);
      node.setText(APISERVER_MANIFEST, (text) => text.replace('v1.34.2', tag));
    });

  it('hints where the version is the last that takes it', async () => {
    const finding = only(await inTag('insecure-port', 'v1.23.17'));
    assert.equal(finding.messageId, 'later');
    assert.equal(finding.severity, 'hint');
  });

  it('is silent in the time of the flag, and where the version is unknown', async () => {
    assert.deepEqual((await inTag('insecure-port', 'v1.18.2')).findings, []);
    assert.deepEqual((await inTag('insecure-port', 'latest')).findings, []);
  });

  it('reports a flag that no release accepts next to the others', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'insecure-port', '0');
      node.replaceFlag('kube-apiserver', 'authorization-config', '/etc/kubernetes/pki/ca.crt');
      node.setText(APISERVER_MANIFEST, (text) => text.replace('v1.34.2', 'latest'));
    });
    assert.deepEqual(
      findings.map(({ messageId, severity, text }) => [messageId, severity, text]),
      [['supported', 'warning', '--insecure-port=0']],
    );
  });

  it('reports a flag that the version does not have yet', async () => {
    const finding = only(await inTag('service-account-jwks-uri', 'v1.17.4', 'https://example.com/jwks'));
    assert.equal(finding.messageId, 'early');
    assert.deepEqual(
      [finding.slots.component, finding.slots.version, finding.slots.added],
      ['kube-apiserver', '1.17', '1.18'],
    );
    assert.match(finding.code, /unknown flag/);
    assert.deepEqual((await inTag('service-account-jwks-uri', 'v1.18.0', 'https://example.com/jwks')).findings, []);
  });

  it('knows what the kubelet refuses from 1.35 on by the path of its program', async () => {
    const inVersion = (version: string) =>
      checkNode(RULE, (node) =>
        node.put(
          'etc/systemd/system/kubelet.service',
          `[Service]\nExecStart=/opt/kubernetes/${version}/kubelet --pod-infra-container-image=pause:3.10\n`,
        ),
      );
    assert.equal(only(await inVersion('v1.35.1')).messageId, 'refused');
    assert.deepEqual((await inVersion('v1.30.1')).findings, []);
  });

  it('bounds a kubelet by the API server of its node, unless kubeadm’s configuration next to it states another release', async () => {
    const beside = (version?: string) =>
      checkNode(RULE, (node) => {
        for (const path of [...node.files.keys()])
          if (/kubelet/.test(path) && !path.includes('/pki/')) node.remove(path);
        node.put('opt/course/kubelet', 'KUBELET_EXTRA_ARGS=--container-runtime=remote --cgroup-driver=systemd\n');
        if (!version) return;
        node.put(
          'opt/course/kubeadm-config.yaml',
          `apiVersion: kubeadm.k8s.io/v1beta2\nkind: ClusterConfiguration\nkubernetesVersion: ${version}\n`,
        );
      });
    for (const version of [undefined, '1.34.2']) {
      assert.deepEqual(
        (await beside(version)).findings.map(({ messageId, severity }) => [messageId, severity]),
        [['supported', 'warning']],
        version,
      );
    }
    assert.deepEqual((await beside('1.21.1')).findings, []);
  });

  it('leaves to kubeadm what its upgrade deletes, in its own file only', async () => {
    const as = (minor: number, path: string) =>
      checkNode(
        RULE,
        (node) => node.put(path, 'KUBELET_KUBEADM_ARGS="--pod-infra-container-image=registry.k8s.io/pause:3.10"\n'),
        {},
        { release: minorRelease(minor) },
      );
    const own = only(await as(35, 'var/lib/kubelet/kubeadm-flags.env'));
    assert.deepEqual([own.messageId, own.severity, own.stops], ['byKubeadm', 'info', undefined]);
    assert.deepEqual((await as(33, 'var/lib/kubelet/kubeadm-flags.env')).findings, []);
    const unit = await checkNode(
      RULE,
      (node) => {
        node.put('var/lib/kubelet/kubeadm-flags.env', '');
        node.put(
          'etc/systemd/system/kubelet.service',
          '[Service]\nExecStart=/usr/bin/kubelet --config=/var/lib/kubelet/config.yaml --pod-infra-container-image=pause:3.10\n',
        );
      },
      {},
      { release: minorRelease(35) },
    );
    assert.deepEqual([only(unit).messageId, only(unit).stops], ['refused', true]);
  });

  it('knows what etcd refuses', async () => {
    const ofEtcd = (flag: string, tag: string) =>
      checkNode(RULE, (node) => {
        node.replaceFlag('etcd', flag, 'true');
        node.setText(ETCD_MANIFEST, (text) => text.replace('etcd:3.6.5-0', `etcd:${tag}`));
      });
    assert.equal(only(await ofEtcd('enable-v2', '3.6.4-0')).severity, 'error');
    assert.deepEqual((await ofEtcd('enable-v2', '3.4.13-0')).findings, []);
    assert.equal(only(await ofEtcd('experimental-initial-corrupt-check', '3.7.0-0')).messageId, 'refused');
    assert.deepEqual((await ofEtcd('experimental-initial-corrupt-check', '3.5.24-0')).findings, []);
  });

  it('is silent about a flag of today', async () => {
    const { lines } = await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'goaway-chance', '0.1'));
    assert.deepEqual(lines, []);
  });

  it('reports feature gates that the version does not have', async () => {
    const finding = only(await inTag('feature-gates', 'v1.32.1', 'KMSv2=true,RotateKubeletServerCertificate=true'));
    assert.deepEqual(
      [finding.messageId, finding.slots.item, finding.slots.error],
      ['item', 'KMSv2', 'unrecognized feature gate: KMSv2'],
    );
    assert.deepEqual((await inTag('feature-gates', 'v1.31.1', 'KMSv2=true')).findings, []);
    assert.deepEqual((await inTag('feature-gates', 'v1.37.1', 'KMSv1=true,NoSuchGate=true')).findings, []);
    assert.deepEqual((await inTag('feature-gates', 'latest', 'KMSv2=true')).findings, []);
  });

  it('reports feature gates in the configuration of a kubelet, if another release of Kubernetes is asked for', async () => {
    const inRelease = async (minor: number, lines: string, change: (node: NodePki) => unknown = () => {}) => {
      const { findings } = await checkNode(
        RULE,
        async (node) => {
          node.setText('var/lib/kubelet/config.yaml', (text) => `${text}${lines}`);
          await change(node);
        },
        {},
        { release: minorRelease(minor) },
      );
      return findings.filter(({ path }) => path === 'var/lib/kubelet/config.yaml');
    };
    const gates = 'featureGates:\n  RotateKubeletServerCertificate: true\n  AppArmor: true\n  KMSv2: false\n';
    const [finding, ...others] = await inRelease(34, gates);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [finding?.messageId, finding?.text, finding?.slots.item, finding?.slots.error, finding?.stops],
      ['item', 'AppArmor', 'AppArmor, KMSv2', 'unrecognized feature gate: AppArmor', true],
    );
    assert.deepEqual(
      (await inRelease(32, gates)).map(({ slots }) => slots.item),
      ['KMSv2'],
    );
    assert.deepEqual(await inRelease(31, gates), []);
    assert.deepEqual(await inRelease(34, 'featureGates: {NodeSwap: true, "{{ gate }}": true}\n'), []);
    // The kubelet of a distribution that may ignore gates.
    const elsewhere = (node: NodePki) => {
      node.files.delete('var/lib/kubelet/kubeadm-flags.env');
      for (const name of ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd'])
        node.setText(`etc/kubernetes/manifests/${name}.yaml`, (text) =>
          text.replace(/image: .*/, 'image: quay.io/vendor/kubernetes@sha256:0'),
        );
    };
    assert.deepEqual(await inRelease(34, gates, elsewhere), []);
  });

  it('reports admission plugins that the version does not have', async () => {
    for (const [flag, plugin, last] of [
      ['enable-admission-plugins', 'PodSecurityPolicy', 24],
      ['disable-admission-plugins', 'SecurityContextDeny', 29],
      ['enable-admission-plugins', 'PersistentVolumeLabel', 30],
    ] as const) {
      const { slots } = only(await inTag(flag, `v1.${last + 1}.1`, `NodeRestriction,${plugin}`));
      assert.equal(slots.error, `${flag} plugin "${plugin}" is unknown`);
      assert.deepEqual((await inTag(flag, `v1.${last}.1`, `NodeRestriction,${plugin}`)).findings, []);
    }
  });

  it('removes only the gates that are gone', async () => {
    const gates = (value: string) => (node: NodePki) => node.replaceFlag('kube-apiserver', 'feature-gates', value);
    for (const value of ['KMSv2=true', 'KMSv2=true,RotateKubeletServerCertificate=true'])
      assert.deepEqual(await namesAfterFix(RULE, gates(value)), []);
  });
});
