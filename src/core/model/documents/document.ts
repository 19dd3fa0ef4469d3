import type { ComponentDocument, PathsConfigurationDocument } from './component.ts';
import type { BootstrapTokenDocument, ExpirationReportDocument, KubeadmConfigurationDocument } from './kubeadm.ts';
import type { KubeconfigDocument } from './kubeconfig.ts';
import type {
  ArgoClusterDocument,
  CalledServerDocument,
  ConfigMapDocument,
  SecretDocument,
  TalosDocument,
  TlsServerDocument,
  TrustBundleDocument,
} from './objects.ts';
import type { SigningRequestDocument } from './signingRequest.ts';

export type KubernetesDocument =
  | KubeconfigDocument
  | ComponentDocument
  | ArgoClusterDocument
  | CalledServerDocument
  | SecretDocument
  | ConfigMapDocument
  | TrustBundleDocument
  | KubeadmConfigurationDocument
  | BootstrapTokenDocument
  | SigningRequestDocument
  | ExpirationReportDocument
  | PathsConfigurationDocument
  | TalosDocument
  | TlsServerDocument;
