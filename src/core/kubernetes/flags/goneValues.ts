/**
 * Removed feature gates about identity, encryption and the API, and others that people set for kubelets, by the first minor release without them. From
 * then on, all programs of Kubernetes exit if `--feature-gates` sets one, and the kubelet also if `featureGates` of its configuration does. By the
 * modules k8s.io/apiserver 0.22 to 0.37 and "Feature Gates (removed)" of kubernetes.io; tried on the programs of 1.28.15, 1.34.4 and 1.37.2.
 */
const GATES: Readonly<Record<number, string>> = {
  22: 'RotateKubeletClientCertificate TokenRequest',
  23: 'RootCAConfigMap',
  24: 'BoundServiceAccountTokenVolume ServiceAccountIssuerDiscovery StreamingProxyRedirects ValidateProxyRedirects WarningHeaders',
  25: 'CSIServiceAccountToken SelectorIndex TTLAfterFinished',
  26: 'CSRDuration DynamicKubeletConfig',
  27: 'CSIMigration ExpandCSIVolumes',
  28: 'AdvancedAuditing CSIStorageCapacity DryRun KubeletCredentialProviders',
  29: 'LegacyServiceAccountTokenNoAutoGeneration OpenAPIV3 SeccompDefault',
  30: 'APISelfSubjectReview LegacyServiceAccountTokenTracking RemoveSelfLink',
  31: 'APIPriorityAndFairness CustomResourceValidationExpressions',
  32: 'CloudDualStackNodeIPs KMSv2 KMSv2KDF LegacyServiceAccountTokenCleanUp ServerSideApply ServerSideFieldValidation ValidatingAdmissionPolicy ZeroLimitedNominalConcurrencyShares',
  33: 'APIListChunking AdmissionWebhookMatchConditions AggregatedDiscoveryEndpoint AppArmor EfficientWatchResumption RemainingItemCount WatchBookmark',
  35: 'StrictCostEnforcementForVAP StrictCostEnforcementForWebhooks',
  36: 'StructuredAuthorizationConfiguration WatchFromStorageWithoutResourceVersion',
  37: 'APIServerTracing AnonymousAuthConfigurableEndpoints AuthorizeWithSelectors BtreeWatchCache ConsistentListFromCache ResilientWatchCacheInitialization RetryGenerateName StreamingCollectionEncodingToJSON StreamingCollectionEncodingToProtobuf StructuredAuthenticationConfiguration',
};

/** Admission plugins of kube-apiserver, likewise (kubernetes/kubernetes#109798, #122612 and #124505; tried). */
const PLUGINS: Readonly<Record<number, string>> = {
  25: 'PodSecurityPolicy',
  30: 'SecurityContextDeny',
  31: 'PersistentVolumeLabel',
};

const BY_FLAG: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  'feature-gates': firstWithout(GATES),
  'enable-admission-plugins': firstWithout(PLUGINS),
  'disable-admission-plugins': firstWithout(PLUGINS),
};

function firstWithout(gone: Readonly<Record<number, string>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(gone).flatMap(([minor, names]) => names.split(' ').map((name) => [name, Number(minor)] as const)),
  );
}

/** Whether a minor release no longer has what an item of the flag names. */
export function isGoneItem(flag: string, item: string, minor: number): boolean {
  return (BY_FLAG[flag]?.get(item) ?? Infinity) <= minor;
}
