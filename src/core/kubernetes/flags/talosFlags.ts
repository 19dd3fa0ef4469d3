import type { ComponentName } from '../../model/documents/component.ts';

/**
 * The fields of a KubeletConfiguration that `machine.kubelet.extraConfig` must not have: Talos sets them itself (Talos,
 * pkg/machinery/kubelet/kubelet.go, ProtectedConfigurationFields).
 */
export const PROTECTED_BY_TALOS: ReadonlySet<string> = new Set([
  'apiVersion',
  'authentication',
  'authorization',
  'cgroupRoot',
  'kind',
  'kubeletCgroups',
  'port',
  'protectKernelDefaults',
  'resolvConf',
  'rotateCertificates',
  'systemCgroups',
  'staticPodPath',
  'seccompDefault',
]);

/**
 * The flags that Talos does not let anyone set: with one of them in `extraArgs` it does not start the component (Talos,
 * control_plane_final.go and kubelet_spec.go, MergeDenied).
 */
export const DENIED_BY_TALOS: Readonly<Partial<Record<ComponentName, ReadonlySet<string>>>> = {
  'kube-apiserver': new Set([
    'etcd-servers',
    'client-ca-file',
    'requestheader-client-ca-file',
    'proxy-client-cert-file',
    'proxy-client-key-file',
    'encryption-provider-config',
    'etcd-cafile',
    'etcd-certfile',
    'etcd-keyfile',
    'kubelet-client-certificate',
    'kubelet-client-key',
    'service-account-key-file',
    'service-account-signing-key-file',
    'tls-cert-file',
    'tls-private-key-file',
  ]),
  'kube-controller-manager': new Set([
    'cluster-signing-cert-file',
    'cluster-signing-key-file',
    'authentication-kubeconfig',
    'authorization-kubeconfig',
    'root-ca-file',
    'service-account-private-key-file',
  ]),
  'kube-scheduler': new Set(['kubeconfig', 'authentication-kubeconfig', 'authorization-kubeconfig']),
  kubelet: new Set(['bootstrap-kubeconfig', 'kubeconfig', 'config', 'cert-dir']),
};
