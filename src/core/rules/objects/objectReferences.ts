import type { RuleReference } from '../engine/rule.ts';

/** Documents that the rules about API objects rest on. */
export const TLS_SECRET_PAGE: RuleReference = {
  source: 'Kubernetes',
  section: 'Secrets, TLS Secrets',
  url: 'https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets',
};

/** What the two maps of a Secret hold. */
export const SECRET_API: RuleReference = {
  source: 'Kubernetes',
  section: 'API reference, Secret v1, data and stringData',
  url: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/secret-v1/',
};

/** What ConfigMaps are for, and that they are not secret. */
export const CONFIG_MAP_PAGE: RuleReference = {
  source: 'Kubernetes',
  section: 'ConfigMaps',
  url: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
};

/** How the API server dials and verifies a webhook. */
export const WEBHOOK_PAGE: RuleReference = {
  source: 'Kubernetes',
  section: 'Dynamic Admission Control, contacting the webhook',
  url: 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#contacting-the-webhook',
};

/** How it dials and verifies an extension API server. */
export const AGGREGATION_PAGE: RuleReference = {
  source: 'Kubernetes',
  section: 'Configure the Aggregation Layer',
  url: 'https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/',
};

/** The fields of an APIService. */
export const API_SERVICE_API: RuleReference = {
  source: 'Kubernetes',
  section: 'API reference, APIService v1',
  url: 'https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/api-service-v1/',
};

/** Conversion webhooks of CRDs. */
export const CRD_VERSIONING_PAGE: RuleReference = {
  source: 'Kubernetes',
  section: 'Versions in CustomResourceDefinitions, webhook conversion',
  url: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#webhook-conversion',
};

/** What the API server checks of an APIService. */
export const KUBE_AGGREGATOR: RuleReference = {
  source: 'kube-aggregator',
  section: 'pkg/apis/apiregistration/validation',
  url: 'https://pkg.go.dev/k8s.io/kube-aggregator/pkg/apis/apiregistration/validation',
};

/** How cert-manager fills bundles in. */
export const CERT_MANAGER_INJECTOR: RuleReference = {
  source: 'cert-manager',
  section: 'CA Injector',
  url: 'https://cert-manager.io/docs/concepts/ca-injector/',
};

/** Where Talos keeps its CAs and keys, and that they are PEM in base64. */
export const TALOS_CONFIG_PAGE: RuleReference = {
  source: 'Talos Linux',
  section: 'Configuration reference, MachineConfig and ClusterConfig',
  url: 'https://docs.siderolabs.com/talos/v1.11/reference/configuration/v1alpha1/config',
};

/** What talosctl shows itself with. */
export const TALOSCONFIG_PAGE: RuleReference = {
  source: 'Talos Linux',
  section: 'talosconfig',
  url: 'https://docs.siderolabs.com/talos/v1.12/reference/talosconfig',
};

/** How a talosconfig is issued again. */
export const TALOS_PKI_PAGE: RuleReference = {
  source: 'Talos Linux',
  section: 'Managing Talos PKI',
  url: 'https://www.talos.dev/v1.3/talos-guides/configuration/managing-pki/',
};

/** What Talos checks of a machine configuration. */
export const TALOS_VALIDATION: RuleReference = {
  source: 'Talos Linux',
  section: 'pkg/machinery/config/types/v1alpha1, Validate',
  url: 'https://pkg.go.dev/github.com/siderolabs/talos/pkg/machinery/config/types/v1alpha1#Config.Validate',
};
