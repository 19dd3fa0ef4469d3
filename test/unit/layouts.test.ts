import assert from 'node:assert/strict';
import { plainText } from '../../src/core/model/text/plainText.ts';
import { buildNode } from '../support/kubeadmNode.ts';
import { hardWayOld, hardWayServer, hardWayWorker } from '../support/layouts/hardWay.ts';
import { kind } from '../support/layouts/kind.ts';
import { kops } from '../support/layouts/kops.ts';
import { kubespray } from '../support/layouts/kubespray.ts';
import type { Layout } from '../support/layouts/layout.ts';
import { microk8s } from '../support/layouts/microk8s.ts';
import { minikube } from '../support/layouts/minikube.ts';
import { k3s, rke2 } from '../support/layouts/rancher.ts';
import { talos } from '../support/layouts/talos.ts';
import { inspectFiles } from '../support/memoryWorkspace.ts';
import type { NodeFile, NodeOptions } from '../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

const CONTROL_PLANE = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];
const WITH_KUBELET = [...CONTROL_PLANE, 'kubelet'];

/** Correct nodes of other distributions, with the components each must be seen to run. */
const LAYOUTS: Readonly<Record<string, { readonly build: Layout; readonly components: readonly string[] }>> = {
  'kubernetes-the-hard-way, server': {
    build: hardWayServer,
    components: CONTROL_PLANE,
  },
  'kubernetes-the-hard-way, worker': { build: hardWayWorker, components: ['kubelet'] },
  'kubernetes-the-hard-way, 1.15.3': {
    build: hardWayOld,
    components: ['etcd', 'kube-apiserver', 'kube-controller-manager'],
  },
  k3s: { build: k3s, components: ['etcd'] },
  RKE2: { build: rke2, components: CONTROL_PLANE },
  minikube: { build: minikube, components: WITH_KUBELET },
  kind: { build: kind, components: WITH_KUBELET },
  kubespray: { build: kubespray, components: WITH_KUBELET },
  kops: { build: kops, components: ['kube-apiserver', 'kube-controller-manager', 'kubelet'] },
  Talos: { build: talos, components: ['kube-apiserver'] },
  microk8s: {
    build: microk8s,
    components: ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubelet'],
  },
};

/** kubeadm's nodes with the drop-in of its package, whose flags join the kubelet's configuration. */
const KUBEADM: Readonly<Record<string, NodeOptions>> = {
  'as init leaves it': {},
  'RSA keys': { keyAlgorithm: 'RSA-2048' },
  'external CA': { externalCa: true },
  'external etcd': { externalEtcd: true },
  'an intermediate CA': { intermediateCa: true },
  'a CA bundle in rotation': { caBundleRotation: true },
  'a joined node': { joined: true },
  'a copy without keys': { withoutKeys: true },
  serverTLSBootstrap: { serverTLSBootstrap: true },
  IPv6: { ipv6: true },
  'dual stack': { serviceSubnet: '10.96.0.0/12,fd00:10:96::/112' },
  'a control plane endpoint': { controlPlaneEndpoint: 'api.example.org:6443' },
};

const WORKER = /^(etc\/kubernetes\/(kubelet\.conf|pki\/ca\.crt)$|var\/lib\/kubelet\/|usr\/lib\/systemd\/)/;

async function checkSilent(files: ReadonlyMap<string, NodeFile>, components: readonly string[]): Promise<void> {
  const { report } = await inspectFiles(files, NOW);
  assert.deepEqual(
    report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, severity, message }) => `${severity} ${rule}: ${plainText(message)}`),
    [],
  );
  assert.deepEqual(
    report.nodes.map(({ view }) => view.components.map(({ name }) => name).sort()),
    [components],
  );
}

describe('a correct node gives no warning and no error', () => {
  for (const [title, { build, components }] of Object.entries(LAYOUTS)) {
    it(title, async () => checkSilent(await build(NOW), components));
  }

  for (const [title, options] of Object.entries(KUBEADM)) {
    it(`kubeadm, ${title}`, async () => {
      const node = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', systemdUnit: true, ...options });
      await checkSilent(node, options.externalEtcd === true ? WITH_KUBELET.slice(1) : WITH_KUBELET);
    });
  }

  it('kubeadm, a worker', async () => {
    const node = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', systemdUnit: true, joined: true });
    const files = new Map([...node].filter(([path]) => WORKER.test(path)));
    // ca.crt stands in for what the control plane trusts, so that the kubelet's certificate can be judged.
    await checkSilent(files, ['kube-apiserver', 'kubelet']);
  });
});
