import type {
  AuthenticationConfigurationDocument,
  EncryptionConfigurationDocument,
} from './apiserverConfigurations.ts';
import type { ComponentDocument, PathsConfigurationDocument } from './component.ts';
import type { DruidEtcdDocument } from './druid.ts';
import type {
  BootstrapTokenDocument,
  ExpirationReportDocument,
  KubeadmConfigurationDocument,
  KubeletConfigMapDocument,
} from './kubeadm.ts';
import type { KubeconfigDocument } from './kubeconfig.ts';
import type {
  ArgoClusterDocument,
  CaIssuerDocument,
  CalledServerDocument,
  ConfigMapDocument,
  LinkerdIdentityDocument,
  ManagedCertificateDocument,
  SecretDocument,
  TalosDocument,
  TlsServerDocument,
  TrustBundleDocument,
} from './objects.ts';
import type { RancherNodeDocument, RancherSettingDocument } from './rancher.ts';
import type { IngressClassDocument, ReferenceGrantDocument, RouteDocument } from './routing.ts';
import type { ServiceAddressesDocument, ServiceDocument } from './services.ts';
import type {
  PodCertificateDocument,
  PodCertificateRequestDocument,
  SigningRequestDocument,
} from './signingRequest.ts';

export type KubernetesDocument =
  | KubeconfigDocument
  | ComponentDocument
  | ArgoClusterDocument
  | CalledServerDocument
  | SecretDocument
  | ConfigMapDocument
  | TrustBundleDocument
  | KubeadmConfigurationDocument
  | KubeletConfigMapDocument
  | BootstrapTokenDocument
  | SigningRequestDocument
  | ExpirationReportDocument
  | PathsConfigurationDocument
  | AuthenticationConfigurationDocument
  | EncryptionConfigurationDocument
  | TalosDocument
  | TlsServerDocument
  | RouteDocument
  | ReferenceGrantDocument
  | IngressClassDocument
  | ManagedCertificateDocument
  | CaIssuerDocument
  | LinkerdIdentityDocument
  | RancherSettingDocument
  | RancherNodeDocument
  | DruidEtcdDocument
  | PodCertificateRequestDocument
  | PodCertificateDocument
  | ServiceDocument
  | ServiceAddressesDocument;
