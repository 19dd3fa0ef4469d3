import type { RuleReference } from '../engine/rule.ts';

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
