import { pemIsDirectory } from './files/pem-is-directory.ts';
import { etcdCaShared } from './isolation/etcd-ca-shared.ts';
import { etcdClientWrongCa } from './isolation/etcd-client-wrong-ca.ts';
import { frontProxyCaShared } from './isolation/front-proxy-ca-shared.ts';
import { frontProxyClientWrongCa } from './isolation/front-proxy-client-wrong-ca.ts';
import { kubeletClientWrongCa } from './isolation/kubelet-client-wrong-ca.ts';
import { kubeletConfEmbedded } from './kubeconfigs/kubelet-conf-embedded.ts';
import { kubeletClientCaUnset } from './kubelet/kubelet-client-ca-unset.ts';
import { kubeletTlsPairIncomplete } from './kubelet/kubelet-tls-pair-incomplete.ts';
import { clientCaUnset } from './manifests/client-ca-unset.ts';
import { etcdAutoTlsOn } from './manifests/etcd-auto-tls-on.ts';
import { etcdClientAuthOff } from './manifests/etcd-client-auth-off.ts';
import { etcdClientAuthWithoutCa } from './manifests/etcd-client-auth-without-ca.ts';
import { etcdPeerAuthOff } from './manifests/etcd-peer-auth-off.ts';
import { etcdPeerAuthWithoutCa } from './manifests/etcd-peer-auth-without-ca.ts';
import { etcdPeerAutoTlsOn } from './manifests/etcd-peer-auto-tls-on.ts';
import { etcdSchemeMismatch } from './manifests/etcd-scheme-mismatch.ts';
import { etcdServersNoCa } from './manifests/etcd-servers-no-ca.ts';
import { etcdServersNoClientCert } from './manifests/etcd-servers-no-client-cert.ts';
import { flagBoolWithSpace } from './manifests/flag-bool-with-space.ts';
import { flagDuplicate } from './manifests/flag-duplicate.ts';
import { flagFileMissing } from './manifests/flag-file-missing.ts';
import { flagFileNotMounted } from './manifests/flag-file-not-mounted.ts';
import { flagPairIncomplete } from './manifests/flag-pair-incomplete.ts';
import { flagWrongRole } from './manifests/flag-wrong-role.ts';
import { kcmSigningMixed } from './manifests/kcm-signing-mixed.ts';
import { kubeletCaUnset } from './manifests/kubelet-ca-unset.ts';
import { saFlagsMissing } from './manifests/sa-flags-missing.ts';
import { apiserverSanMissingAdvertiseAddress } from './names/apiserver-san-missing-advertise-address.ts';
import { apiserverSanMissingServiceIp } from './names/apiserver-san-missing-service-ip.ts';
import { apiserverSanMissingServiceName } from './names/apiserver-san-missing-service-name.ts';
import { clientCnEmpty } from './names/client-cn-empty.ts';
import { etcdPeerSanMissingHost } from './names/etcd-peer-san-missing-host.ts';
import { etcdServerSanMissingAdvertisedHost } from './names/etcd-server-san-missing-advertised-host.ts';
import { etcdServerSanMissingClientHost } from './names/etcd-server-san-missing-client-host.ts';
import { frontProxyCnNotAllowed } from './names/front-proxy-cn-not-allowed.ts';
import { frontProxyNamesEmpty } from './names/front-proxy-names-empty.ts';
import { identityUnexpected } from './names/identity-unexpected.ts';
import { kubeconfigServerNotInSan } from './names/kubeconfig-server-not-in-san.ts';
import { kubeletCnFormat } from './names/kubelet-cn-format.ts';
import { loopbackServerNotInSan } from './names/loopback-server-not-in-san.ts';
import { sanIpAsDns } from './names/san-ip-as-dns.ts';
import { sanMissingCnOnly } from './names/san-missing-cn-only.ts';
import type { Rule } from './rule.ts';
import { caNotACa } from './trust/ca-not-a-ca.ts';
import { caRegeneratedSameName } from './trust/ca-regenerated-same-name.ts';
import { certIsCsrOrCrl } from './trust/cert-is-csr-or-crl.ts';
import { chainIncomplete } from './trust/chain-incomplete.ts';
import { chainWrongOrder } from './trust/chain-wrong-order.ts';
import { issuerEncodingMismatch } from './trust/issuer-encoding-mismatch.ts';
import { leafNotSignedByTrust } from './trust/leaf-not-signed-by-trust.ts';
import { nameConstraintViolated } from './trust/name-constraint-violated.ts';
import { pathLengthExceeded } from './trust/path-length-exceeded.ts';
import { signatureAlgorithmWeak } from './trust/signature-algorithm-weak.ts';
import { signerCaBundle } from './trust/signer-ca-bundle.ts';
import { signerNotTrustedForClients } from './trust/signer-not-trusted-for-clients.ts';
import { unhandledCriticalExtension } from './trust/unhandled-critical-extension.ts';
import { caEkuRestricts } from './usage/ca-eku-restricts.ts';
import { ekuMissingClientAuth } from './usage/eku-missing-client-auth.ts';
import { ekuMissingServerAuth } from './usage/eku-missing-server-auth.ts';
import { etcdPeerEkuIncomplete } from './usage/etcd-peer-eku-incomplete.ts';
import { etcdServerEkuNoClient } from './usage/etcd-server-eku-no-client.ts';
import { leafIsCa } from './usage/leaf-is-ca.ts';

/** Every rule there is. */
export const RULES: readonly Rule[] = [
  pemIsDirectory,
  etcdCaShared,
  etcdClientWrongCa,
  frontProxyCaShared,
  frontProxyClientWrongCa,
  kubeletClientWrongCa,
  kubeletConfEmbedded,
  kubeletClientCaUnset,
  kubeletTlsPairIncomplete,
  clientCaUnset,
  etcdAutoTlsOn,
  etcdClientAuthOff,
  etcdClientAuthWithoutCa,
  etcdPeerAuthOff,
  etcdPeerAuthWithoutCa,
  etcdPeerAutoTlsOn,
  etcdSchemeMismatch,
  etcdServersNoCa,
  etcdServersNoClientCert,
  flagBoolWithSpace,
  flagDuplicate,
  flagFileMissing,
  flagFileNotMounted,
  flagPairIncomplete,
  flagWrongRole,
  kcmSigningMixed,
  kubeletCaUnset,
  saFlagsMissing,
  apiserverSanMissingAdvertiseAddress,
  apiserverSanMissingServiceIp,
  apiserverSanMissingServiceName,
  clientCnEmpty,
  etcdPeerSanMissingHost,
  etcdServerSanMissingAdvertisedHost,
  etcdServerSanMissingClientHost,
  frontProxyCnNotAllowed,
  frontProxyNamesEmpty,
  identityUnexpected,
  kubeconfigServerNotInSan,
  kubeletCnFormat,
  loopbackServerNotInSan,
  sanIpAsDns,
  sanMissingCnOnly,
  caNotACa,
  caRegeneratedSameName,
  certIsCsrOrCrl,
  chainIncomplete,
  chainWrongOrder,
  issuerEncodingMismatch,
  leafNotSignedByTrust,
  nameConstraintViolated,
  pathLengthExceeded,
  signatureAlgorithmWeak,
  signerCaBundle,
  signerNotTrustedForClients,
  unhandledCriticalExtension,
  caEkuRestricts,
  ekuMissingClientAuth,
  ekuMissingServerAuth,
  etcdPeerEkuIncomplete,
  etcdServerEkuNoClient,
  leafIsCa,
];
