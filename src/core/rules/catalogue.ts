import { endUnusable } from './connections/end-unusable.ts';
import { handshakeRefused } from './connections/handshake-refused.ts';
import { caFileHoldsKey } from './files/ca-file-holds-key.ts';
import { certFileHoldsKey } from './files/cert-file-holds-key.ts';
import { fileDerNotPem } from './files/file-der-not-pem.ts';
import { filePkcs12OrJks } from './files/file-pkcs12-or-jks.ts';
import { pemBadBase64 } from './files/pem-bad-base64.ts';
import { pemBadDer } from './files/pem-bad-der.ts';
import { pemBom } from './files/pem-bom.ts';
import { pemCertHeaders } from './files/pem-cert-headers.ts';
import { pemCrLineEnds } from './files/pem-cr-line-ends.ts';
import { pemDuplicateCert } from './files/pem-duplicate-cert.ts';
import { pemEmptyFile } from './files/pem-empty-file.ts';
import { pemEncryptedKey } from './files/pem-encrypted-key.ts';
import { pemGluedBlocks } from './files/pem-glued-blocks.ts';
import { pemIndented } from './files/pem-indented.ts';
import { pemIsDirectory } from './files/pem-is-directory.ts';
import { pemKeyLabelMismatch } from './files/pem-key-label-mismatch.ts';
import { pemLabelIgnored } from './files/pem-label-ignored.ts';
import { pemLiteralNewlines } from './files/pem-literal-newlines.ts';
import { pemNoBlock } from './files/pem-no-block.ts';
import { pemOpensshKey } from './files/pem-openssh-key.ts';
import { pemSwappedKinds } from './files/pem-swapped-kinds.ts';
import { pemUnsupportedType } from './files/pem-unsupported-type.ts';
import { pemUnterminated } from './files/pem-unterminated.ts';
import { tooManyBlocks } from './files/too-many-blocks.ts';
import { unusedSuppression } from './files/unused-suppression.ts';
import { yamlSyntax } from './files/yaml-syntax.ts';
import { etcdCaShared } from './isolation/etcd-ca-shared.ts';
import { etcdClientIdentityOverreach } from './isolation/etcd-client-identity-overreach.ts';
import { etcdClientWrongCa } from './isolation/etcd-client-wrong-ca.ts';
import { frontProxyCaShared } from './isolation/front-proxy-ca-shared.ts';
import { frontProxyClientWrongCa } from './isolation/front-proxy-client-wrong-ca.ts';
import { kubeletClientWrongCa } from './isolation/kubelet-client-wrong-ca.ts';
import { requestheaderCaIsClusterBundle } from './isolation/requestheader-ca-is-cluster-bundle.ts';
import { caKeyMismatch } from './keys/ca-key-mismatch.ts';
import { caKeyPresentOnWorker } from './keys/ca-key-present-on-worker.ts';
import { certKeyMismatch } from './keys/cert-key-mismatch.ts';
import { csrFileKeyMismatch } from './keys/csr-file-key-mismatch.ts';
import { currentPemKeyMismatch } from './keys/current-pem-key-mismatch.ts';
import { keyReused } from './keys/key-reused.ts';
import { keyReusedWithCa } from './keys/key-reused-with-ca.ts';
import { kubeconfigKeyMismatch } from './keys/kubeconfig-key-mismatch.ts';
import { rsaKeyHuge } from './keys/rsa-key-huge.ts';
import { rsaKeySmall } from './keys/rsa-key-small.ts';
import { saKcmKeyNotAccepted } from './keys/sa-kcm-key-not-accepted.ts';
import { saKeyUnsupported } from './keys/sa-key-unsupported.ts';
import { saPairMismatch } from './keys/sa-pair-mismatch.ts';
import { saSigningKeyNotAccepted } from './keys/sa-signing-key-not-accepted.ts';
import { kubeconfigBadBase64 } from './kubeconfigs/kubeconfig-bad-base64.ts';
import { kubeconfigBasicAuth } from './kubeconfigs/kubeconfig-basic-auth.ts';
import { kubeconfigCaIsLeaf } from './kubeconfigs/kubeconfig-ca-is-leaf.ts';
import { kubeconfigCaNotIssuer } from './kubeconfigs/kubeconfig-ca-not-issuer.ts';
import { kubeconfigClientCertUntrusted } from './kubeconfigs/kubeconfig-client-cert-untrusted.ts';
import { kubeconfigClientHalf } from './kubeconfigs/kubeconfig-client-half.ts';
import { kubeconfigDanglingContext } from './kubeconfigs/kubeconfig-dangling-context.ts';
import { kubeconfigDataAndFile } from './kubeconfigs/kubeconfig-data-and-file.ts';
import { kubeconfigDataDoubleEncoded } from './kubeconfigs/kubeconfig-data-double-encoded.ts';
import { kubeconfigDataIsPath } from './kubeconfigs/kubeconfig-data-is-path.ts';
import { kubeconfigDataIsRawPem } from './kubeconfigs/kubeconfig-data-is-raw-pem.ts';
import { kubeconfigDataNoPem } from './kubeconfigs/kubeconfig-data-no-pem.ts';
import { kubeconfigDuplicateName } from './kubeconfigs/kubeconfig-duplicate-name.ts';
import { kubeconfigFileHoldsBase64 } from './kubeconfigs/kubeconfig-file-holds-base64.ts';
import { kubeconfigFileMissing } from './kubeconfigs/kubeconfig-file-missing.ts';
import { kubeconfigInsecure } from './kubeconfigs/kubeconfig-insecure.ts';
import { kubeconfigInsecureAndCa } from './kubeconfigs/kubeconfig-insecure-and-ca.ts';
import { kubeconfigNoCa } from './kubeconfigs/kubeconfig-no-ca.ts';
import { kubeconfigNoCredentials } from './kubeconfigs/kubeconfig-no-credentials.ts';
import { kubeconfigNoCurrentContext } from './kubeconfigs/kubeconfig-no-current-context.ts';
import { kubeconfigRedacted } from './kubeconfigs/kubeconfig-redacted.ts';
import { kubeconfigServerPort } from './kubeconfigs/kubeconfig-server-port.ts';
import { kubeconfigServerScheme } from './kubeconfigs/kubeconfig-server-scheme.ts';
import { kubeconfigServerWildcardHost } from './kubeconfigs/kubeconfig-server-wildcard-host.ts';
import { kubeconfigStaleCopy } from './kubeconfigs/kubeconfig-stale-copy.ts';
import { kubeconfigSuperAdminPresent } from './kubeconfigs/kubeconfig-super-admin-present.ts';
import { kubeconfigTwoAuthMethods } from './kubeconfigs/kubeconfig-two-auth-methods.ts';
import { kubeletConfEmbedded } from './kubeconfigs/kubelet-conf-embedded.ts';
import { kubeletAnonymousOn } from './kubelet/kubelet-anonymous-on.ts';
import { kubeletAuthzAlwaysAllow } from './kubelet/kubelet-authz-always-allow.ts';
import { kubeletBootstrapDeadEnd } from './kubelet/kubelet-bootstrap-dead-end.ts';
import { kubeletBootstrapTokenBad } from './kubelet/kubelet-bootstrap-token-bad.ts';
import { kubeletClientCaUnset } from './kubelet/kubelet-client-ca-unset.ts';
import { kubeletConfigDuplicateKey } from './kubelet/kubelet-config-duplicate-key.ts';
import { kubeletConfigWrongKind } from './kubelet/kubelet-config-wrong-kind.ts';
import { kubeletCurrentDangling } from './kubelet/kubelet-current-dangling.ts';
import { kubeletCurrentIncomplete } from './kubelet/kubelet-current-incomplete.ts';
import { kubeletCurrentNewerExists } from './kubelet/kubelet-current-newer-exists.ts';
import { kubeletCurrentNotSymlink } from './kubelet/kubelet-current-not-symlink.ts';
import { kubeletDropinExecTwice } from './kubelet/kubelet-dropin-exec-twice.ts';
import { kubeletEnvQuoting } from './kubelet/kubelet-env-quoting.ts';
import { kubeletFlagOverridesConfig } from './kubelet/kubelet-flag-overrides-config.ts';
import { kubeletKubeconfigMissing } from './kubelet/kubelet-kubeconfig-missing.ts';
import { kubeletReadOnlyPort } from './kubelet/kubelet-read-only-port.ts';
import { kubeletRotateOff } from './kubelet/kubelet-rotate-off.ts';
import { kubeletServerBootstrapUnapproved } from './kubelet/kubelet-server-bootstrap-unapproved.ts';
import { kubeletStaticPathMismatch } from './kubelet/kubelet-static-path-mismatch.ts';
import { kubeletTlsAndBootstrap } from './kubelet/kubelet-tls-and-bootstrap.ts';
import { kubeletTlsPairIncomplete } from './kubelet/kubelet-tls-pair-incomplete.ts';
import { kubeletWebhookAuthnOff } from './kubelet/kubelet-webhook-authn-off.ts';
import { anonymousAuthOn } from './manifests/anonymous-auth-on.ts';
import { authorizationAlwaysAllow } from './manifests/authorization-always-allow.ts';
import { authorizationNoNodeOrRbac } from './manifests/authorization-no-node-or-rbac.ts';
import { clientCaUnset } from './manifests/client-ca-unset.ts';
import { delegatedAuthUnset } from './manifests/delegated-auth-unset.ts';
import { etcdAdvertiseMissing } from './manifests/etcd-advertise-missing.ts';
import { etcdAdvertiseSchemeMismatch } from './manifests/etcd-advertise-scheme-mismatch.ts';
import { etcdAutoTlsOn } from './manifests/etcd-auto-tls-on.ts';
import { etcdClientAuthOff } from './manifests/etcd-client-auth-off.ts';
import { etcdClientAuthWithoutCa } from './manifests/etcd-client-auth-without-ca.ts';
import { etcdConfigFileShadows } from './manifests/etcd-config-file-shadows.ts';
import { etcdEnvFlagConflict } from './manifests/etcd-env-flag-conflict.ts';
import { etcdInitialClusterMismatch } from './manifests/etcd-initial-cluster-mismatch.ts';
import { etcdListenHttp } from './manifests/etcd-listen-http.ts';
import { etcdPeerAuthOff } from './manifests/etcd-peer-auth-off.ts';
import { etcdPeerAuthWithoutCa } from './manifests/etcd-peer-auth-without-ca.ts';
import { etcdPeerAutoTlsOn } from './manifests/etcd-peer-auto-tls-on.ts';
import { etcdPeerPairUnset } from './manifests/etcd-peer-pair-unset.ts';
import { etcdPortMismatch } from './manifests/etcd-port-mismatch.ts';
import { etcdSchemeMismatch } from './manifests/etcd-scheme-mismatch.ts';
import { etcdServersNoCa } from './manifests/etcd-servers-no-ca.ts';
import { etcdServersNoClientCert } from './manifests/etcd-servers-no-client-cert.ts';
import { etcdServingPairUnset } from './manifests/etcd-serving-pair-unset.ts';
import { flagBoolWithSpace } from './manifests/flag-bool-with-space.ts';
import { flagDuplicate } from './manifests/flag-duplicate.ts';
import { flagEmptyValue } from './manifests/flag-empty-value.ts';
import { flagFileMissing } from './manifests/flag-file-missing.ts';
import { flagFileNotMounted } from './manifests/flag-file-not-mounted.ts';
import { flagPairCrossed } from './manifests/flag-pair-crossed.ts';
import { flagPairIncomplete } from './manifests/flag-pair-incomplete.ts';
import { flagRelativePath } from './manifests/flag-relative-path.ts';
import { flagRemoved } from './manifests/flag-removed.ts';
import { flagUnderscore } from './manifests/flag-underscore.ts';
import { flagUnknown } from './manifests/flag-unknown.ts';
import { flagWrongComponent } from './manifests/flag-wrong-component.ts';
import { flagWrongRole } from './manifests/flag-wrong-role.ts';
import { kcmRootCaUnset } from './manifests/kcm-root-ca-unset.ts';
import { kcmSaKeyUnset } from './manifests/kcm-sa-key-unset.ts';
import { kcmSigningMixed } from './manifests/kcm-signing-mixed.ts';
import { kcmSigningUnset } from './manifests/kcm-signing-unset.ts';
import { kubeletCaSetButSelfsigned } from './manifests/kubelet-ca-set-but-selfsigned.ts';
import { kubeletCaUnset } from './manifests/kubelet-ca-unset.ts';
import { kubeletClientPairUnset } from './manifests/kubelet-client-pair-unset.ts';
import { kubeletServingNoAddressSan } from './manifests/kubelet-serving-no-address-san.ts';
import { manifestAdvertiseAnnotationStale } from './manifests/manifest-advertise-annotation-stale.ts';
import { manifestDirStrayFile } from './manifests/manifest-dir-stray-file.ts';
import { manifestProbeHostMismatch } from './manifests/manifest-probe-host-mismatch.ts';
import { requestheaderIncomplete } from './manifests/requestheader-incomplete.ts';
import { saFlagsMissing } from './manifests/sa-flags-missing.ts';
import { saIssuerNotUrl } from './manifests/sa-issuer-not-url.ts';
import { schedulerConfigShadowsKubeconfig } from './manifests/scheduler-config-shadows-kubeconfig.ts';
import { sniPairInvalid } from './manifests/sni-pair-invalid.ts';
import { tlsServingPairUnset } from './manifests/tls-serving-pair-unset.ts';
import { tokenAuthFileSet } from './manifests/token-auth-file-set.ts';
import { volumeHostpathTypeMismatch } from './manifests/volume-hostpath-type-mismatch.ts';
import { volumeMissingForMount } from './manifests/volume-missing-for-mount.ts';
import { volumeSymlinkEscapesMount } from './manifests/volume-symlink-escapes-mount.ts';
import { volumeWritablePki } from './manifests/volume-writable-pki.ts';
import { apiserverSanMissingAdvertiseAddress } from './names/apiserver-san-missing-advertise-address.ts';
import { apiserverSanMissingServiceIp } from './names/apiserver-san-missing-service-ip.ts';
import { apiserverSanMissingServiceName } from './names/apiserver-san-missing-service-name.ts';
import { clientCnEmpty } from './names/client-cn-empty.ts';
import { clusterDomainDisagree } from './names/cluster-domain-disagree.ts';
import { cnNearMiss } from './names/cn-near-miss.ts';
import { etcdPeerCnNotAllowed } from './names/etcd-peer-cn-not-allowed.ts';
import { etcdPeerSanMissingHost } from './names/etcd-peer-san-missing-host.ts';
import { etcdServerSanMissingAdvertisedHost } from './names/etcd-server-san-missing-advertised-host.ts';
import { etcdServerSanMissingClientHost } from './names/etcd-server-san-missing-client-host.ts';
import { frontProxyCnNotAllowed } from './names/front-proxy-cn-not-allowed.ts';
import { frontProxyNamesEmpty } from './names/front-proxy-names-empty.ts';
import { identityUnexpected } from './names/identity-unexpected.ts';
import { kubeconfigServerNotInSan } from './names/kubeconfig-server-not-in-san.ts';
import { kubeletCnFormat } from './names/kubelet-cn-format.ts';
import { kubeletCnNodeMismatch } from './names/kubelet-cn-node-mismatch.ts';
import { loopbackServerNotInSan } from './names/loopback-server-not-in-san.ts';
import { mastersGroupSpread } from './names/masters-group-spread.ts';
import { sanBadDns } from './names/san-bad-dns.ts';
import { sanIpAsDns } from './names/san-ip-as-dns.ts';
import { sanMissingCnOnly } from './names/san-missing-cn-only.ts';
import { sanTrailingDot } from './names/san-trailing-dot.ts';
import { sanWildcardDepth } from './names/san-wildcard-depth.ts';
import type { Rule } from './rule.ts';
import { cipherCertMismatch } from './tls/cipher-cert-mismatch.ts';
import { cipherInsecure } from './tls/cipher-insecure.ts';
import { cipherUnknown } from './tls/cipher-unknown.ts';
import { cipherWithTls13Only } from './tls/cipher-with-tls13-only.ts';
import { serialDuplicate } from './tls/serial-duplicate.ts';
import { serialTooLong } from './tls/serial-too-long.ts';
import { tlsMinAboveMax } from './tls/tls-min-above-max.ts';
import { tlsMinVersionLow } from './tls/tls-min-version-low.ts';
import { tlsVersionNameInvalid } from './tls/tls-version-name-invalid.ts';
import { akiSkiMismatch } from './trust/aki-ski-mismatch.ts';
import { caBundlesOutOfStep } from './trust/ca-bundles-out-of-step.ts';
import { caNotACa } from './trust/ca-not-a-ca.ts';
import { caRegeneratedSameName } from './trust/ca-regenerated-same-name.ts';
import { certIsCsrOrCrl } from './trust/cert-is-csr-or-crl.ts';
import { chainIncomplete } from './trust/chain-incomplete.ts';
import { chainUnrelatedCert } from './trust/chain-unrelated-cert.ts';
import { chainWrongOrder } from './trust/chain-wrong-order.ts';
import { issuerEncodingMismatch } from './trust/issuer-encoding-mismatch.ts';
import { leafNotSignedByTrust } from './trust/leaf-not-signed-by-trust.ts';
import { nameConstraintViolated } from './trust/name-constraint-violated.ts';
import { pathLengthExceeded } from './trust/path-length-exceeded.ts';
import { publicRootInClientCa } from './trust/public-root-in-client-ca.ts';
import { signatureAlgorithmWeak } from './trust/signature-algorithm-weak.ts';
import { signerCaBundle } from './trust/signer-ca-bundle.ts';
import { signerIntermediateWithoutChain } from './trust/signer-intermediate-without-chain.ts';
import { signerNotTrustedForClients } from './trust/signer-not-trusted-for-clients.ts';
import { unhandledCriticalExtension } from './trust/unhandled-critical-extension.ts';
import { caEkuRestricts } from './usage/ca-eku-restricts.ts';
import { clientCertCanServe } from './usage/client-cert-can-serve.ts';
import { ekuMissingClientAuth } from './usage/eku-missing-client-auth.ts';
import { ekuMissingServerAuth } from './usage/eku-missing-server-auth.ts';
import { etcdPeerEkuIncomplete } from './usage/etcd-peer-eku-incomplete.ts';
import { etcdServerEkuNoClient } from './usage/etcd-server-eku-no-client.ts';
import { kuNoDigitalSignature } from './usage/ku-no-digital-signature.ts';
import { leafHasCertSign } from './usage/leaf-has-cert-sign.ts';
import { leafIsCa } from './usage/leaf-is-ca.ts';
import { caBundleExpiredMember } from './validity/ca-bundle-expired-member.ts';
import { caExpired } from './validity/ca-expired.ts';
import { caExpiresSoon } from './validity/ca-expires-soon.ts';
import { certExpired } from './validity/cert-expired.ts';
import { certExpiresSoon } from './validity/cert-expires-soon.ts';
import { certNotYetValid } from './validity/cert-not-yet-valid.ts';
import { certValidityInverted } from './validity/cert-validity-inverted.ts';
import { kubeletServingExpired } from './validity/kubelet-serving-expired.ts';
import { leafOutlivesCa } from './validity/leaf-outlives-ca.ts';

/** Every rule there is, by path. */
export const RULES: readonly Rule[] = [
  endUnusable,
  handshakeRefused,
  caFileHoldsKey,
  certFileHoldsKey,
  fileDerNotPem,
  filePkcs12OrJks,
  pemBadBase64,
  pemBadDer,
  pemBom,
  pemCertHeaders,
  pemCrLineEnds,
  pemDuplicateCert,
  pemEmptyFile,
  pemEncryptedKey,
  pemGluedBlocks,
  pemIndented,
  pemIsDirectory,
  pemKeyLabelMismatch,
  pemLabelIgnored,
  pemLiteralNewlines,
  pemNoBlock,
  pemOpensshKey,
  pemSwappedKinds,
  pemUnsupportedType,
  pemUnterminated,
  tooManyBlocks,
  unusedSuppression,
  yamlSyntax,
  etcdCaShared,
  etcdClientIdentityOverreach,
  etcdClientWrongCa,
  frontProxyCaShared,
  frontProxyClientWrongCa,
  kubeletClientWrongCa,
  requestheaderCaIsClusterBundle,
  caKeyMismatch,
  caKeyPresentOnWorker,
  certKeyMismatch,
  csrFileKeyMismatch,
  currentPemKeyMismatch,
  keyReused,
  keyReusedWithCa,
  kubeconfigKeyMismatch,
  rsaKeyHuge,
  rsaKeySmall,
  saKcmKeyNotAccepted,
  saKeyUnsupported,
  saPairMismatch,
  saSigningKeyNotAccepted,
  kubeconfigBadBase64,
  kubeconfigBasicAuth,
  kubeconfigCaIsLeaf,
  kubeconfigCaNotIssuer,
  kubeconfigClientCertUntrusted,
  kubeconfigClientHalf,
  kubeconfigDanglingContext,
  kubeconfigDataAndFile,
  kubeconfigDataDoubleEncoded,
  kubeconfigDataIsPath,
  kubeconfigDataIsRawPem,
  kubeconfigDataNoPem,
  kubeconfigDuplicateName,
  kubeconfigFileHoldsBase64,
  kubeconfigFileMissing,
  kubeconfigInsecure,
  kubeconfigInsecureAndCa,
  kubeconfigNoCa,
  kubeconfigNoCredentials,
  kubeconfigNoCurrentContext,
  kubeconfigRedacted,
  kubeconfigServerPort,
  kubeconfigServerScheme,
  kubeconfigServerWildcardHost,
  kubeconfigStaleCopy,
  kubeconfigSuperAdminPresent,
  kubeconfigTwoAuthMethods,
  kubeletConfEmbedded,
  kubeletAnonymousOn,
  kubeletAuthzAlwaysAllow,
  kubeletBootstrapDeadEnd,
  kubeletBootstrapTokenBad,
  kubeletClientCaUnset,
  kubeletConfigDuplicateKey,
  kubeletConfigWrongKind,
  kubeletCurrentDangling,
  kubeletCurrentIncomplete,
  kubeletCurrentNewerExists,
  kubeletCurrentNotSymlink,
  kubeletDropinExecTwice,
  kubeletEnvQuoting,
  kubeletFlagOverridesConfig,
  kubeletKubeconfigMissing,
  kubeletReadOnlyPort,
  kubeletRotateOff,
  kubeletServerBootstrapUnapproved,
  kubeletStaticPathMismatch,
  kubeletTlsAndBootstrap,
  kubeletTlsPairIncomplete,
  kubeletWebhookAuthnOff,
  anonymousAuthOn,
  authorizationAlwaysAllow,
  authorizationNoNodeOrRbac,
  clientCaUnset,
  delegatedAuthUnset,
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
  etcdServingPairUnset,
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
  flagWrongComponent,
  flagWrongRole,
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
  requestheaderIncomplete,
  saFlagsMissing,
  saIssuerNotUrl,
  schedulerConfigShadowsKubeconfig,
  sniPairInvalid,
  tlsServingPairUnset,
  tokenAuthFileSet,
  volumeHostpathTypeMismatch,
  volumeMissingForMount,
  volumeSymlinkEscapesMount,
  volumeWritablePki,
  apiserverSanMissingAdvertiseAddress,
  apiserverSanMissingServiceIp,
  apiserverSanMissingServiceName,
  clientCnEmpty,
  clusterDomainDisagree,
  cnNearMiss,
  etcdPeerCnNotAllowed,
  etcdPeerSanMissingHost,
  etcdServerSanMissingAdvertisedHost,
  etcdServerSanMissingClientHost,
  frontProxyCnNotAllowed,
  frontProxyNamesEmpty,
  identityUnexpected,
  kubeconfigServerNotInSan,
  kubeletCnFormat,
  kubeletCnNodeMismatch,
  loopbackServerNotInSan,
  mastersGroupSpread,
  sanBadDns,
  sanIpAsDns,
  sanMissingCnOnly,
  sanTrailingDot,
  sanWildcardDepth,
  cipherCertMismatch,
  cipherInsecure,
  cipherUnknown,
  cipherWithTls13Only,
  serialDuplicate,
  serialTooLong,
  tlsMinAboveMax,
  tlsMinVersionLow,
  tlsVersionNameInvalid,
  akiSkiMismatch,
  caBundlesOutOfStep,
  caNotACa,
  caRegeneratedSameName,
  certIsCsrOrCrl,
  chainIncomplete,
  chainUnrelatedCert,
  chainWrongOrder,
  issuerEncodingMismatch,
  leafNotSignedByTrust,
  nameConstraintViolated,
  pathLengthExceeded,
  publicRootInClientCa,
  signatureAlgorithmWeak,
  signerCaBundle,
  signerIntermediateWithoutChain,
  signerNotTrustedForClients,
  unhandledCriticalExtension,
  caEkuRestricts,
  clientCertCanServe,
  ekuMissingClientAuth,
  ekuMissingServerAuth,
  etcdPeerEkuIncomplete,
  etcdServerEkuNoClient,
  kuNoDigitalSignature,
  leafHasCertSign,
  leafIsCa,
  caBundleExpiredMember,
  caExpired,
  caExpiresSoon,
  certExpired,
  certExpiresSoon,
  certNotYetValid,
  certValidityInverted,
  kubeletServingExpired,
  leafOutlivesCa,
];
