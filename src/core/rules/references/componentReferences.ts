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
