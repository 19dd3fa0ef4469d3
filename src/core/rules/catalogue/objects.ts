import type { Rule } from '../engine/rule.ts';
import { apiserviceCabundleEmpty } from '../objects/apiservice-cabundle-empty.ts';
import { apiserviceCabundleExpired } from '../objects/apiservice-cabundle-expired.ts';
import { apiserviceCabundleInvalid } from '../objects/apiservice-cabundle-invalid.ts';
import { apiserviceCabundleNotIssuer } from '../objects/apiservice-cabundle-not-issuer.ts';
import { apiserviceInsecure } from '../objects/apiservice-insecure.ts';
import { apiserviceInsecureAndCa } from '../objects/apiservice-insecure-and-ca.ts';
import { apiserviceSanMissing } from '../objects/apiservice-san-missing.ts';
import { argocdClusterConfigInvalid } from '../objects/argocd-cluster-config-invalid.ts';
import { authenticationCaExpired } from '../objects/authentication-ca-expired.ts';
import { authenticationCaInvalid } from '../objects/authentication-ca-invalid.ts';
import { authenticationCaNotACa } from '../objects/authentication-ca-not-a-ca.ts';
import { bootstrapTokenExpired } from '../objects/bootstrap-token-expired.ts';
import { bootstrapTokenFormat } from '../objects/bootstrap-token-format.ts';
import { bootstrapTokenNoUsage } from '../objects/bootstrap-token-no-usage.ts';
import { bootstrapTokenSecretInvalid } from '../objects/bootstrap-token-secret-invalid.ts';
import { certificateDurationInvalid } from '../objects/certificate-duration-invalid.ts';
import { certificateNotByIssuer } from '../objects/certificate-not-by-issuer.ts';
import { certificateOutlivesIssuer } from '../objects/certificate-outlives-issuer.ts';
import { certificateSecretShared } from '../objects/certificate-secret-shared.ts';
import { crdConversionCabundleInvalid } from '../objects/crd-conversion-cabundle-invalid.ts';
import { discoveryHashFormat } from '../objects/discovery-hash-format.ts';
import { discoveryHashMismatch } from '../objects/discovery-hash-mismatch.ts';
import { discoveryUnsafeSkip } from '../objects/discovery-unsafe-skip.ts';
import { gatewayHostNotInCertificate } from '../objects/gateway-host-not-in-certificate.ts';
import { gatewayReferenceNotPermitted } from '../objects/gateway-reference-not-permitted.ts';
import { ingressHostNotInCertificate } from '../objects/ingress-host-not-in-certificate.ts';
import { linkerdIssuerAlgorithm } from '../objects/linkerd-issuer-algorithm.ts';
import { meshCaPairMismatch } from '../objects/mesh-ca-pair-mismatch.ts';
import { meshCaUntrusted } from '../objects/mesh-ca-untrusted.ts';
import { privateKeyInConfigmap } from '../objects/private-key-in-configmap.ts';
import { privateKeyInRepo } from '../objects/private-key-in-repo.ts';
import { rootCaConfigmapStale } from '../objects/root-ca-configmap-stale.ts';
import { talosCaNotACa } from '../objects/talos-ca-not-a-ca.ts';
import { talosClientExpired } from '../objects/talos-client-expired.ts';
import { talosClientExpiresSoon } from '../objects/talos-client-expires-soon.ts';
import { talosClusterCaDisagree } from '../objects/talos-cluster-ca-disagree.ts';
import { talosExtraArgDenied } from '../objects/talos-extra-arg-denied.ts';
import { talosExtraConfigDenied } from '../objects/talos-extra-config-denied.ts';
import { talosFieldNotBase64 } from '../objects/talos-field-not-base64.ts';
import { talosNameMissing } from '../objects/talos-name-missing.ts';
import { talosPairMismatch } from '../objects/talos-pair-mismatch.ts';
import { talosWorkerCaKey } from '../objects/talos-worker-ca-key.ts';
import { talosconfigCaMismatch } from '../objects/talosconfig-ca-mismatch.ts';
import { tlsSecretCaMismatch } from '../objects/tls-secret-ca-mismatch.ts';
import { tlsSecretChainIncomplete } from '../objects/tls-secret-chain-incomplete.ts';
import { tlsSecretDoubleBase64 } from '../objects/tls-secret-double-base64.ts';
import { tlsSecretExpired } from '../objects/tls-secret-expired.ts';
import { tlsSecretExpiresSoon } from '../objects/tls-secret-expires-soon.ts';
import { tlsSecretKeyMissing } from '../objects/tls-secret-key-missing.ts';
import { tlsSecretNotBase64 } from '../objects/tls-secret-not-base64.ts';
import { tlsSecretOpaque } from '../objects/tls-secret-opaque.ts';
import { tlsSecretPairMismatch } from '../objects/tls-secret-pair-mismatch.ts';
import { tlsSecretRawPemInData } from '../objects/tls-secret-raw-pem-in-data.ts';
import { trustBundleInvalid } from '../objects/trust-bundle-invalid.ts';
import { trustBundleName } from '../objects/trust-bundle-name.ts';
import { webhookCabundleEmpty } from '../objects/webhook-cabundle-empty.ts';
import { webhookCabundleExpired } from '../objects/webhook-cabundle-expired.ts';
import { webhookCabundleInvalid } from '../objects/webhook-cabundle-invalid.ts';
import { webhookCabundleNotIssuer } from '../objects/webhook-cabundle-not-issuer.ts';
import { webhookSanMissing } from '../objects/webhook-san-missing.ts';
import { webhookUrlAndService } from '../objects/webhook-url-and-service.ts';
import { webhookUrlNotHttps } from '../objects/webhook-url-not-https.ts';

/** The rules of the group objects, by path. Written by `npm run generate`. */
export const OBJECTS_RULES: readonly Rule[] = [
  apiserviceCabundleEmpty,
  apiserviceCabundleExpired,
  apiserviceCabundleInvalid,
  apiserviceCabundleNotIssuer,
  apiserviceInsecure,
  apiserviceInsecureAndCa,
  apiserviceSanMissing,
  argocdClusterConfigInvalid,
  authenticationCaExpired,
  authenticationCaInvalid,
  authenticationCaNotACa,
  bootstrapTokenExpired,
  bootstrapTokenFormat,
  bootstrapTokenNoUsage,
  bootstrapTokenSecretInvalid,
  certificateDurationInvalid,
  certificateNotByIssuer,
  certificateOutlivesIssuer,
  certificateSecretShared,
  crdConversionCabundleInvalid,
  discoveryHashFormat,
  discoveryHashMismatch,
  discoveryUnsafeSkip,
  gatewayHostNotInCertificate,
  gatewayReferenceNotPermitted,
  ingressHostNotInCertificate,
  linkerdIssuerAlgorithm,
  meshCaPairMismatch,
  meshCaUntrusted,
  privateKeyInConfigmap,
  privateKeyInRepo,
  rootCaConfigmapStale,
  talosCaNotACa,
  talosClientExpired,
  talosClientExpiresSoon,
  talosClusterCaDisagree,
  talosExtraArgDenied,
  talosExtraConfigDenied,
  talosFieldNotBase64,
  talosNameMissing,
  talosPairMismatch,
  talosWorkerCaKey,
  talosconfigCaMismatch,
  tlsSecretCaMismatch,
  tlsSecretChainIncomplete,
  tlsSecretDoubleBase64,
  tlsSecretExpired,
  tlsSecretExpiresSoon,
  tlsSecretKeyMissing,
  tlsSecretNotBase64,
  tlsSecretOpaque,
  tlsSecretPairMismatch,
  tlsSecretRawPemInData,
  trustBundleInvalid,
  trustBundleName,
  webhookCabundleEmpty,
  webhookCabundleExpired,
  webhookCabundleInvalid,
  webhookCabundleNotIssuer,
  webhookSanMissing,
  webhookUrlAndService,
  webhookUrlNotHttps,
];
