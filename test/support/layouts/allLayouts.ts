import type { NodeOptions } from '../nodeOptions.ts';
import { hardWayOld, hardWayServer, hardWayWorker } from './hardWay.ts';
import { k0s } from './k0s.ts';
import { kind } from './kind.ts';
import { kops } from './kops.ts';
import { kubespray } from './kubespray.ts';
import type { Layout } from './layout.ts';
import { microk8s } from './microk8s.ts';
import { minikube } from './minikube.ts';
import { k3s, rke2 } from './rancher.ts';
import { rke } from './rke.ts';
import { talos } from './talos.ts';

const CONTROL_PLANE = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];
/** The components of kubeadm's control-plane node. */
export const WITH_KUBELET = [...CONTROL_PLANE, 'kubelet'];

/** Correct nodes of other distributions, with the components each must be seen to run. */
export const LAYOUTS: Readonly<Record<string, { readonly build: Layout; readonly components: readonly string[] }>> = {
  'kubernetes-the-hard-way, server': {
    build: hardWayServer,
    components: CONTROL_PLANE,
  },
  'kubernetes-the-hard-way, worker': { build: hardWayWorker, components: ['kubelet'] },
  'kubernetes-the-hard-way, 1.15.3': {
    build: hardWayOld,
    components: ['etcd', 'kube-apiserver', 'kube-controller-manager'],
  },
  k3s: { build: k3s, components: ['etcd', 'kube-apiserver', 'kube-controller-manager'] },
  k0s: { build: k0s, components: ['etcd', 'kube-apiserver', 'kube-controller-manager'] },
  RKE2: { build: rke2, components: CONTROL_PLANE },
  RKE: { build: rke, components: ['kube-apiserver', 'kube-controller-manager'] },
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

/** The files of a joined node that a worker has too. */
export const WORKER = /^(etc\/kubernetes\/(kubelet\.conf|pki\/ca\.crt)$|var\/lib\/kubelet\/|usr\/lib\/systemd\/)/;

/** kubeadm's nodes with the drop-in of its package, whose flags join the kubelet's configuration. */
export const KUBEADM: Readonly<Record<string, NodeOptions>> = {
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
