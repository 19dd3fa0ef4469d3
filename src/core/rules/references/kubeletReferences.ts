import type { RuleReference } from '../engine/rule.ts';

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
