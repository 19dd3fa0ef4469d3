import type { SourcedRange } from '../../model/documents/version.ts';
import { GO_RELEASES } from './goReleases.ts';
import { enhancement, etcdChangelog, etcdSource, goSource, kubernetesPull, kubernetesSource } from './sources.ts';

/** The behavior of components in some releases, in English for the documentation. */
export interface Behavior extends SourcedRange {
  readonly since: number;
  readonly what: string;
}

function since(minor: number, source: string, what: string): Behavior {
  return { since: minor, source, what };
}

/**
 * A change of Go without a setting that keeps the old behavior, so it holds in every patch that is built with that Go. A change that GODEBUG
 * takes back holds from a minor release on only: go.mod keeps the Go that a release began with as the default of GODEBUG.
 */
function sinceGo(go: keyof typeof GO_RELEASES, source: string, change: string): Behavior {
  return { ...GO_RELEASES[go].kubernetes, source, what: `${change} (Go ${go}).` };
}

/** The same of etcd. */
function etcdSinceGo(go: keyof typeof GO_RELEASES, source: string, change: string): Behavior {
  return { ...GO_RELEASES[go].etcd, source, what: `${change} (Go ${go}).` };
}

/** Changes of Go that Kubernetes and etcd share. */
const COMMON_NAME = 'The common name of a serving certificate is no longer used as a host name';
const VERIFY_PREFIX = 'A failing handshake starts with `tls: failed to verify certificate: `';
const CRITICAL_IDENTIFIERS =
  'Certificates with a critical authority key identifier, subject key identifier or authority information access are refused';
const POLICIES =
  'The policies of a chain are validated. Policies that are repeated, and malformed policy constraints, policy mappings and inhibitAnyPolicy are refused';
const BMP_STRINGS = 'Names with a surrogate or a noncharacter in a BMPString are refused';
const NEGATIVE_PATH_LENGTH = 'Certificates with a negative path length are refused';

const GO_OF_ETCD_36 = etcdSource('v3.6.0', '.go-version');

const GO_OF_ETCD_37 = etcdSource('v3.7.0', '.go-version');

/** The behavior of Kubernetes from one release on, caused by itself or by its release of Go. */
export const BEHAVIORS = {
  aggregationServed: since(
    7,
    kubernetesPull(43715),
    'kube-apiserver forwards requests to extension API servers, with the client certificate of `--proxy-client-cert-file`.',
  ),
  kubeletChecksClient: since(
    9,
    kubernetesSource('v1.9.0', 'pkg/kubelet/certificate/bootstrap/bootstrap.go'),
    'A kubelet whose client certificate has expired requests a new one with its bootstrap kubeconfig when it starts, and exits without one.',
  ),
  expiredKubeconfigNamed: since(
    21,
    kubernetesSource('v1.21.0', 'pkg/kubelet/certificate/bootstrap/bootstrap.go'),
    'The kubelet names the kubeconfig in `part of the existing bootstrap client certificate in … is expired`.',
  ),
  controllerManagerServesHttps: since(
    12,
    kubernetesPull(64149),
    'kube-controller-manager serves HTTPS, on port 10257, and asks the API server about callers.',
  ),
  schedulerServesHttps: since(
    13,
    kubernetesPull(69663),
    'kube-scheduler serves HTTPS, on port 10259, and asks the API server about callers.',
  ),
  ed25519Read: sinceGo('1.13', 'https://go.dev/doc/go1.13#new', 'Ed25519 keys and certificates are supported'),
  expiredSignerNamed: since(
    17,
    kubernetesSource('v1.17.0', 'pkg/controller/certificates/authority/authority.go'),
    'kube-controller-manager logs `the signer has expired: NotAfter=…` for a request that it would sign with an expired CA.',
  ),
  commonNameIgnored: sinceGo('1.15', 'https://go.dev/doc/go1.15#commonname', COMMON_NAME),
  kmsV1Off: since(
    29,
    'https://kubernetes.io/docs/tasks/administer-cluster/kms-provider/#before-you-begin',
    'kube-apiserver does not start with a KMS provider of version v1 unless `--feature-gates=KMSv1=true` is set.',
  ),
  basicAuthGone: since(19, kubernetesPull(89069), 'Password authentication was removed, with `--basic-auth-file`.'),
  serviceAccountFlagsRequired: since(
    20,
    kubernetesPull(95896),
    'kube-apiserver does not start without an issuer and keys for service account tokens.',
  ),
  certificateIdentified: since(
    20,
    kubernetesPull(85480),
    'An API server that does not authenticate a client certificate logs `verifying certificate SN=…, SKID=…, AKID=… failed: ` before the error.',
  ),
  localServerInKubeconfigs: since(
    20,
    kubernetesPull(94398),
    'kubeadm uses the local API server in scheduler.conf and controller-manager.conf.',
  ),
  kubeadmCerts: since(20, kubernetesPull(94938), 'The command is `kubeadm certs`; before, `kubeadm alpha certs`.'),
  csrBetaGone: since(
    22,
    'https://kubernetes.io/docs/reference/using-api/deprecation-guide/#certificatesigningrequest-v122',
    '`certificates.k8s.io/v1beta1` is no longer served.',
  ),
  filesWatched: since(
    23,
    kubernetesPull(104102),
    'kube-apiserver and extension API servers use changed serving pairs and CA files at once; before, within a minute. If the new content cannot be used, the old one stays in force.',
  ),
  sha1Refused: since(24, 'https://go.dev/doc/go1.18#sha1', 'Certificates signed with SHA-1 are refused (Go 1.18).'),
  verifyPrefix: sinceGo('1.20', 'https://go.dev/doc/go1.20#cryptotlspkgcryptotls', VERIFY_PREFIX),
  etcdByLeases: since(
    28,
    kubernetesSource('v1.28.0', 'cmd/kube-apiserver/app/config.go'),
    'kube-apiserver connects to etcd for its leases first: `Error creating leases: error creating storage factory: ` is before an error of etcd’s client files, and it exits with 255.',
  ),
  superAdminConf: since(
    29,
    kubernetesPull(121305),
    'kubeadm’s admin.conf is in kubeadm:cluster-admins; only super-admin.conf is in system:masters.',
  ),
  kubeletDropIns: since(
    30,
    enhancement(3983),
    'The kubelet reads `--config-dir` without the variable KUBELET_CONFIG_DROPIN_DIR_ALPHA.',
  ),
  negativeSerialRefused: since(
    32,
    'https://go.dev/doc/go1.23#cryptox509pkgcryptox509',
    'Certificates with a negative serial number are refused (Go 1.23).',
  ),
  criticalIdentifierRefused: sinceGo('1.23', goSource('go1.23.0', 'crypto/x509/parser.go'), CRITICAL_IDENTIFIERS),
  policiesValidated: sinceGo('1.24', 'https://go.dev/doc/go1.24#cryptox509pkgcryptox509', POLICIES),
  bmpStringsChecked: sinceGo('1.25', goSource('go1.25.0', 'crypto/x509/parser.go'), BMP_STRINGS),
  negativePathLengthRefused: sinceGo('1.25', goSource('go1.25.0', 'crypto/x509/parser.go'), NEGATIVE_PATH_LENGTH),
  shortRsaRefused: since(
    33,
    'https://go.dev/doc/go1.24#cryptorsapkgcryptorsa',
    'RSA keys below 1024 bits are refused (Go 1.24).',
  ),
  crtValuesChecked: since(
    33,
    'https://go.dev/doc/go1.24#cryptox509pkgcryptox509',
    'RSA private keys with wrong CRT values are refused (Go 1.24).',
  ),
  sharedProxyCaRefused: since(
    35,
    kubernetesPull(131411),
    'kube-apiserver does not start if `--client-ca-file` and `--requestheader-client-ca-file` have a certificate in common and `--requestheader-allowed-names` is empty.',
  ),
  etcdByPeers: since(
    36,
    enhancement(4020),
    'kube-apiserver connects to etcd for the leases of its peers first: `error creating storage factory: ` is before an error of etcd’s client files, and it exits with 1.',
  ),
  etcdNotReady: since(
    37,
    kubernetesSource('v1.37.2', 'staging/src/k8s.io/apiserver/pkg/storage/storagebackend/factory/etcd3.go'),
    'kube-apiserver logs `etcd grpc connection not ready: ` before `context deadline exceeded` if it exits because it can use no etcd endpoint.',
  ),
  controllersNameAnswer: since(
    26,
    kubernetesSource('v1.26.0', 'staging/src/k8s.io/client-go/discovery/discovery_client.go'),
    'kube-controller-manager exits with `the server has asked for the client to provide credentials` if kube-apiserver does not accept its service account tokens; before, with `Unauthorized`.',
  ),
  clientCaNotNamed: since(
    36,
    kubernetesSource('v1.36.3', 'cmd/kubelet/app/server.go'),
    'If the kubelet cannot use `clientCAFile` when it starts, the error no longer begins with `unable to load client CA file`.',
  ),
  tokenKeyByName: since(
    31,
    kubernetesSource('v1.31.0', 'pkg/serviceaccount/jwt.go'),
    'kube-apiserver looks for the key that a service account token names. If it has no such key it logs `invalid signature, no keys found`; before, `square/go-jose: error in cryptographic primitive`.',
  ),
  mlDsaRead: since(
    38,
    kubernetesPull(141663),
    'ML-DSA keys are supported, and the settings `tlsrsakex`, `tls3des` and `tls10server` were removed (Go 1.27).',
  ),
} as const satisfies Readonly<Record<string, Behavior>>;

/** The behavior of etcd from one of its releases on. */
export const ETCD_BEHAVIORS = {
  commonNameIgnored: etcdSinceGo('1.15', etcdChangelog('3.5'), COMMON_NAME),
  verifyPrefix: etcdSinceGo('1.20', GO_OF_ETCD_36, VERIFY_PREFIX),
  sha1Refused: since(6, GO_OF_ETCD_36, 'Certificates signed with SHA-1 are refused (Go 1.18).'),
  negativeSerialRefused: since(6, GO_OF_ETCD_36, 'Certificates with a negative serial number are refused (Go 1.23).'),
  criticalIdentifierRefused: etcdSinceGo('1.23', GO_OF_ETCD_36, CRITICAL_IDENTIFIERS),
  policiesValidated: etcdSinceGo('1.24', GO_OF_ETCD_37, POLICIES),
  bmpStringsChecked: etcdSinceGo('1.25', GO_OF_ETCD_37, BMP_STRINGS),
  negativePathLengthRefused: etcdSinceGo('1.25', GO_OF_ETCD_37, NEGATIVE_PATH_LENGTH),
  shortRsaRefused: since(7, GO_OF_ETCD_37, 'RSA keys below 1024 bits are refused (Go 1.24).'),
  crtValuesChecked: since(7, GO_OF_ETCD_37, 'RSA private keys with wrong CRT values are refused (Go 1.24).'),
  shadowedVariableRefused: since(
    4,
    etcdChangelog('3.4'),
    'etcd exits if a setting is given both as a flag and as an environment variable; before, the flag took precedence.',
  ),
  urlHostsChecked: since(
    3,
    etcdSource('v3.3.0', 'embed/config.go'),
    'etcd exits if it should listen on a name, or if a URL has no host; before 3.2, it logged a warning.',
  ),
  leadingZerosRefused: since(6, GO_OF_ETCD_36, 'Addresses with leading zeros are refused (Go 1.17).'),
  revocationListsAreDer: since(
    6,
    etcdSource('v3.6.0', 'client/pkg/transport/listener_tls.go'),
    'Revocation lists are read as DER only; before, as PEM too.',
  ),
} as const satisfies Readonly<Record<string, Behavior>>;
