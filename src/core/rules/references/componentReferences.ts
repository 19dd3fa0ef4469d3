import type { RuleReference } from '../engine/rule.ts';

/** A flag's entry on a component's reference page. */
export function flagReference(
  component: 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler',
  flag: string,
): RuleReference {
  const url = `https://kubernetes.io/docs/reference/command-line-tools-reference/${component}/`;
  return { source: 'Kubernetes', section: `${component} --${flag}`, url };
}

/** How Go builds and judges chains. */
export const GO_VERIFY: RuleReference = {
  source: 'Go',
  section: 'crypto/x509, Certificate.Verify',
  url: 'https://pkg.go.dev/crypto/x509#Certificate.Verify',
};

/** How Go compares a host with the names of a certificate. */
export const GO_VERIFY_HOSTNAME: RuleReference = {
  source: 'Go',
  section: 'crypto/x509, Certificate.VerifyHostname',
  url: 'https://pkg.go.dev/crypto/x509#Certificate.VerifyHostname',
};

export const AGGREGATION_LAYER: RuleReference = {
  source: 'Kubernetes',
  section: 'Configure the aggregation layer',
  url: 'https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/',
};

export const KUBELET_CONFIGURATION: RuleReference = {
  source: 'Kubernetes',
  section: 'KubeletConfiguration',
  url: 'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/',
};

export const ETCD_SECURITY: RuleReference = {
  source: 'etcd',
  section: 'Transport security model',
  url: 'https://etcd.io/docs/v3.6/op-guide/security/',
};

export const ETCD_CONFIGURATION: RuleReference = {
  source: 'etcd',
  section: 'Configuration options',
  url: 'https://etcd.io/docs/v3.6/op-guide/configuration/',
};

export const KUBEADM_CONFIGURATION: RuleReference = {
  source: 'Kubernetes',
  section: 'kubeadm Configuration (v1beta4)',
  url: 'https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/',
};

/** What `kubeadm config validate` refuses. */
export const KUBEADM_VALIDATION: RuleReference = {
  source: 'kubeadm',
  section: 'cmd/kubeadm/app/apis/kubeadm/validation',
  url: 'https://github.com/kubernetes/kubernetes/blob/master/cmd/kubeadm/app/apis/kubeadm/validation/validation.go',
};

export const KUBEADM_MIGRATE: RuleReference = {
  source: 'Kubernetes',
  section: 'kubeadm config migrate',
  url: 'https://kubernetes.io/docs/reference/setup-tools/kubeadm/kubeadm-config/',
};

export const KUBEADM_FLAGS: RuleReference = {
  source: 'Kubernetes',
  section: 'Customizing components with the kubeadm API',
  url: 'https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/control-plane-flags/',
};

export const KUBEADM_INIT: RuleReference = {
  source: 'Kubernetes',
  section: 'kubeadm init',
  url: 'https://kubernetes.io/docs/reference/setup-tools/kubeadm/kubeadm-init/',
};

/** How kubelets get, renew and serve certificates. */
export const KUBELET_TLS_BOOTSTRAPPING: RuleReference = {
  source: 'Kubernetes',
  section: 'TLS bootstrapping',
  url: 'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/',
};

/** Where the kubelet keeps its certificates and which link it follows. */
export const CERTIFICATE_STORE: RuleReference = {
  source: 'client-go',
  section: 'util/certificate, FileStore',
  url: 'https://pkg.go.dev/k8s.io/client-go/util/certificate#FileStore',
};

export const KUBELET_OPTIONS: RuleReference = {
  source: 'Kubernetes',
  section: 'kubelet',
  url: 'https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/',
};

export const SYSTEMD_SERVICE: RuleReference = {
  source: 'systemd',
  section: 'systemd.service(5), ExecStart=',
  url: 'https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html',
};

export const SYSTEMD_EXEC: RuleReference = {
  source: 'systemd',
  section: 'systemd.exec(5), Environment= and EnvironmentFile=',
  url: 'https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html',
};
