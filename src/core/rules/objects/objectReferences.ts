import type { RuleReference } from '../rule.ts';

/** Documents that the rules about API objects rest on. */
export const TLS_SECRET_PAGE: RuleReference = {
  source: 'Kubernetes',
  section: 'Secrets, TLS Secrets',
  url: 'https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets',
};

export const SECRET_API: RuleReference = {
  source: 'Kubernetes',
  section: 'API reference, Secret v1, data and stringData',
  url: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/secret-v1/',
};

export const CONFIG_MAP_PAGE: RuleReference = {
  source: 'Kubernetes',
  section: 'ConfigMaps',
  url: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
};

export const WEBHOOK_PAGE: RuleReference = {
  source: 'Kubernetes',
  section: 'Dynamic Admission Control, contacting the webhook',
  url: 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#contacting-the-webhook',
};

export const AGGREGATION_PAGE: RuleReference = {
  source: 'Kubernetes',
  section: 'Configure the Aggregation Layer',
  url: 'https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/',
};

export const API_SERVICE_API: RuleReference = {
  source: 'Kubernetes',
  section: 'API reference, APIService v1',
  url: 'https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/api-service-v1/',
};

export const CRD_VERSIONING_PAGE: RuleReference = {
  source: 'Kubernetes',
  section: 'Versions in CustomResourceDefinitions, webhook conversion',
  url: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#webhook-conversion',
};

export const KUBE_AGGREGATOR: RuleReference = {
  source: 'kube-aggregator',
  section: 'pkg/apis/apiregistration/validation',
  url: 'https://pkg.go.dev/k8s.io/kube-aggregator/pkg/apis/apiregistration/validation',
};

export const CERT_MANAGER_INJECTOR: RuleReference = {
  source: 'cert-manager',
  section: 'CA Injector',
  url: 'https://cert-manager.io/docs/concepts/ca-injector/',
};
