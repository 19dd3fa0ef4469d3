import type { Rule } from '../engine/rule.ts';
import { aggregatorClientUnset } from '../manifests/aggregator-client-unset.ts';
import { anonymousAuthOn } from '../manifests/anonymous-auth-on.ts';
import { argumentRejected } from '../manifests/argument-rejected.ts';
import { authenticationConfigConflict } from '../manifests/authentication-config-conflict.ts';
import { authorizationAlwaysAllow } from '../manifests/authorization-always-allow.ts';
import { authorizationNoNodeOrRbac } from '../manifests/authorization-no-node-or-rbac.ts';
import { clientCaUnset } from '../manifests/client-ca-unset.ts';
import { configFileUnusable } from '../manifests/config-file-unusable.ts';
import { delegatedAuthUnset } from '../manifests/delegated-auth-unset.ts';
import { embeddedConfigPath } from '../manifests/embedded-config-path.ts';
import { encryptionKmsUnusable } from '../manifests/encryption-kms-unusable.ts';
import { etcdAdvertiseMissing } from '../manifests/etcd-advertise-missing.ts';
import { etcdAdvertiseSchemeMismatch } from '../manifests/etcd-advertise-scheme-mismatch.ts';
import { etcdAutoTlsOn } from '../manifests/etcd-auto-tls-on.ts';
import { etcdClientAuthOff } from '../manifests/etcd-client-auth-off.ts';
import { etcdClientAuthWithoutCa } from '../manifests/etcd-client-auth-without-ca.ts';
import { etcdConfigFileShadows } from '../manifests/etcd-config-file-shadows.ts';
import { etcdEnvFlagConflict } from '../manifests/etcd-env-flag-conflict.ts';
import { etcdInitialClusterMismatch } from '../manifests/etcd-initial-cluster-mismatch.ts';
import { etcdListenHttp } from '../manifests/etcd-listen-http.ts';
import { etcdPeerAuthOff } from '../manifests/etcd-peer-auth-off.ts';
import { etcdPeerAuthWithoutCa } from '../manifests/etcd-peer-auth-without-ca.ts';
import { etcdPeerAutoTlsOn } from '../manifests/etcd-peer-auto-tls-on.ts';
import { etcdPeerPairUnset } from '../manifests/etcd-peer-pair-unset.ts';
import { etcdPortMismatch } from '../manifests/etcd-port-mismatch.ts';
import { etcdSchemeMismatch } from '../manifests/etcd-scheme-mismatch.ts';
import { etcdServersNoCa } from '../manifests/etcd-servers-no-ca.ts';
import { etcdServersNoClientCert } from '../manifests/etcd-servers-no-client-cert.ts';
import { etcdServersNotMember } from '../manifests/etcd-servers-not-member.ts';
import { etcdServingPairUnset } from '../manifests/etcd-serving-pair-unset.ts';
import { etcdUrlHost } from '../manifests/etcd-url-host.ts';
import { flagBoolWithSpace } from '../manifests/flag-bool-with-space.ts';
import { flagDuplicate } from '../manifests/flag-duplicate.ts';
import { flagEmptyValue } from '../manifests/flag-empty-value.ts';
import { flagFileMissing } from '../manifests/flag-file-missing.ts';
import { flagFileNotMounted } from '../manifests/flag-file-not-mounted.ts';
import { flagPairCrossed } from '../manifests/flag-pair-crossed.ts';
import { flagPairIncomplete } from '../manifests/flag-pair-incomplete.ts';
import { flagRelativePath } from '../manifests/flag-relative-path.ts';
import { flagRemoved } from '../manifests/flag-removed.ts';
import { flagUnderscore } from '../manifests/flag-underscore.ts';
import { flagUnknown } from '../manifests/flag-unknown.ts';
import { flagValueInvalid } from '../manifests/flag-value-invalid.ts';
import { flagWrongComponent } from '../manifests/flag-wrong-component.ts';
import { flagWrongRole } from '../manifests/flag-wrong-role.ts';
import { flagsRejected } from '../manifests/flags-rejected.ts';
import { insecurePortOpen } from '../manifests/insecure-port-open.ts';
import { kcmRootCaUnset } from '../manifests/kcm-root-ca-unset.ts';
import { kcmSaKeyUnset } from '../manifests/kcm-sa-key-unset.ts';
import { kcmSigningMixed } from '../manifests/kcm-signing-mixed.ts';
import { kcmSigningUnset } from '../manifests/kcm-signing-unset.ts';
import { kubeletCaSetButSelfsigned } from '../manifests/kubelet-ca-set-but-selfsigned.ts';
import { kubeletCaUnset } from '../manifests/kubelet-ca-unset.ts';
import { kubeletClientPairUnset } from '../manifests/kubelet-client-pair-unset.ts';
import { kubeletServingNoAddressSan } from '../manifests/kubelet-serving-no-address-san.ts';
import { manifestAdvertiseAnnotationStale } from '../manifests/manifest-advertise-annotation-stale.ts';
import { manifestDirStrayFile } from '../manifests/manifest-dir-stray-file.ts';
import { manifestProbeHostMismatch } from '../manifests/manifest-probe-host-mismatch.ts';
import { oidcCaUnset } from '../manifests/oidc-ca-unset.ts';
import { requestheaderIncomplete } from '../manifests/requestheader-incomplete.ts';
import { saFlagsMissing } from '../manifests/sa-flags-missing.ts';
import { saIssuerChanged } from '../manifests/sa-issuer-changed.ts';
import { saIssuerNotUrl } from '../manifests/sa-issuer-not-url.ts';
import { schedulerConfigShadowsKubeconfig } from '../manifests/scheduler-config-shadows-kubeconfig.ts';
import { sniPairInvalid } from '../manifests/sni-pair-invalid.ts';
import { tlsServingPairUnset } from '../manifests/tls-serving-pair-unset.ts';
import { tokenAuthFileSet } from '../manifests/token-auth-file-set.ts';
import { unitLineLost } from '../manifests/unit-line-lost.ts';
import { volumeHostpathTypeMismatch } from '../manifests/volume-hostpath-type-mismatch.ts';
import { volumeMissingForMount } from '../manifests/volume-missing-for-mount.ts';
import { volumePathMisplaced } from '../manifests/volume-path-misplaced.ts';
import { volumeSymlinkEscapesMount } from '../manifests/volume-symlink-escapes-mount.ts';
import { volumeWritablePki } from '../manifests/volume-writable-pki.ts';

/** The rules of the group manifests, by path. Written by `npm run generate`. */
export const MANIFESTS_RULES: readonly Rule[] = [
  aggregatorClientUnset,
  anonymousAuthOn,
  argumentRejected,
  authenticationConfigConflict,
  authorizationAlwaysAllow,
  authorizationNoNodeOrRbac,
  clientCaUnset,
  configFileUnusable,
  delegatedAuthUnset,
  embeddedConfigPath,
  encryptionKmsUnusable,
  etcdAdvertiseMissing,
  etcdAdvertiseSchemeMismatch,
  etcdAutoTlsOn,
  etcdClientAuthOff,
  etcdClientAuthWithoutCa,
  etcdConfigFileShadows,
  etcdEnvFlagConflict,
  etcdInitialClusterMismatch,
  etcdListenHttp,
  etcdPeerAuthOff,
  etcdPeerAuthWithoutCa,
  etcdPeerAutoTlsOn,
  etcdPeerPairUnset,
  etcdPortMismatch,
  etcdSchemeMismatch,
  etcdServersNoCa,
  etcdServersNoClientCert,
  etcdServersNotMember,
  etcdServingPairUnset,
  etcdUrlHost,
  flagBoolWithSpace,
  flagDuplicate,
  flagEmptyValue,
  flagFileMissing,
  flagFileNotMounted,
  flagPairCrossed,
  flagPairIncomplete,
  flagRelativePath,
  flagRemoved,
  flagUnderscore,
  flagUnknown,
  flagValueInvalid,
  flagWrongComponent,
  flagWrongRole,
  flagsRejected,
  insecurePortOpen,
  kcmRootCaUnset,
  kcmSaKeyUnset,
  kcmSigningMixed,
  kcmSigningUnset,
  kubeletCaSetButSelfsigned,
  kubeletCaUnset,
  kubeletClientPairUnset,
  kubeletServingNoAddressSan,
  manifestAdvertiseAnnotationStale,
  manifestDirStrayFile,
  manifestProbeHostMismatch,
  oidcCaUnset,
  requestheaderIncomplete,
  saFlagsMissing,
  saIssuerChanged,
  saIssuerNotUrl,
  schedulerConfigShadowsKubeconfig,
  sniPairInvalid,
  tlsServingPairUnset,
  tokenAuthFileSet,
  unitLineLost,
  volumeHostpathTypeMismatch,
  volumeMissingForMount,
  volumePathMisplaced,
  volumeSymlinkEscapesMount,
  volumeWritablePki,
];
