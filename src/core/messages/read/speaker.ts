import { TALOSCTL } from '../kinds/talosctl.ts';
import { CLUSTER_COMPONENTS, type Speaker } from './loggedError.ts';

/** The signs of the component that logs a line, the surest first. A group, if there is one, captures its name. */
const SIGNS: readonly (readonly [RegExp, Speaker?])[] = [
  // journald and syslog, and `kubectl logs --prefix`.
  [/(?:^|\s)(?<name>kube-apiserver|kube-controller-manager|kube-scheduler|kube-proxy|kubelet|etcd)\[\d+\]:/],
  // syslog, whose programs need not state their process.
  [
    /^[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d [\w.-]{1,100} (?<name>kube-apiserver|kube-controller-manager|kube-scheduler|kube-proxy|kubelet|etcd): /,
  ],
  [/^\[pod\/(?<name>kube-apiserver|kube-controller-manager|kube-scheduler|kube-proxy|etcd)-/],
  [/\b(?<name>kubelet|etcd)-wrapper\[\d+\]:/],
  // RKE, of the containers that it starts.
  [/\bservice \[(?<name>kube-apiserver|kube-controller-manager|kube-scheduler|kube-proxy|kubelet|etcd)\] on host /],
  // An event names its reporter, whatever object it is about.
  [/\bEventSource\{Component:(?<name>kubelet|kube-proxy),/],
  [TALOSCTL, 'talosctl'],
  [/\btalosctl\b/, 'talosctl'],
  // The certificate manager of client-go states the signer of the kubelet's certificates.
  [/\bkubernetes\.io\/kube(?:-apiserver-client-kubelet|let-serving): Failed while requesting\b/, 'kubelet'],
  // Components before release 1.20 print errors as kubectl does.
  [/^error: failed to run Kubelet\b/, 'kubelet'],
  [/^error: (?:invalid authentication config: |error reading public key file )/, 'kube-apiserver'],
  [
    /^Unable to connect to the server:|^error: |^Error from server\b|^The connection to the server\b|^Please enter Username|^from server for: /,
    'kubectl',
  ],
  [
    /\bhaproxy(?:\[\d+\])?: |\bLayer[4-7] (?:invalid response|wrong status)|'(?:ca|crl)-file' : unable to load |\bverify is enabled (?:by default )?but no CA file/,
    'haproxy',
  ],
  // rancher/rancher, cmd/agent.
  [
    /--ca-checksum\b|\bCATTLE_\w+|\bCould not securely connect to https:|\bCertificate chain is not complete, please check if|\b[Cc]ertificate information is displayed above\b/,
    'rancher-agent',
  ],
  [/"?\bactor"?[=:]"?backup-restore-server\b/, 'etcdbrctl'],
  // flannel-io/flannel, subnet/etcd and main.go.
  [
    /\bCouldn't fetch network config: |\b[Ff]ailed to retrieve network config: |\bFailed to create SubnetManager: /,
    'flanneld',
  ],
  [/\bplndr-(?:cp|svcs)-lock\b/, 'kube-vip'],
  // nginx.
  [/\[(?:emerg|alert|crit|error|warn|notice|info)\] \d+#\d+: |\bnginx: \[emerg\] /, 'nginx'],
  [/\bupstream connect error or disconnect\/reset before headers|\bOPENSSL_internal:/, 'envoy'],
  [/\bMountVolume\.SetUp failed\b|\bCreateContainerConfigError\b|\bFailedMount\b/, 'kubelet'],
  [/\bfailed to create (?:an istiod CA|discovery service): /, 'istiod'],
  [
    /\[preflight\]|\[certs\]|\[kubelet-check\]|error execution phase\b|\bfailure loading (?:certificate|key) for |\bfailure loading [\w/-]{1,60} certificate: |\bcluster CA found in cluster-info\b/,
    'kubeadm',
  ],
  [/\[discovery\]|\binvalid or incomplete external /, 'kubeadm'],
  [/\[talos\] (?:controller|service|phase|task)\b/, 'talos'],
  // The API server reads the health of etcd for `kubectl get componentstatuses`.
  [/\bUnhealthy {1,20}Get "?https:/, 'kube-apiserver'],
  [/\bkube-node-lease\/leases\/|\bFailed to ensure lease exists\b/i, 'kubelet'],
  // Cloud controller managers have a file of the same name.
  [
    /\bcontrollermanager\.go:\d+\](?! Cloud provider\b)|\bcertificate controller: error reading CA cert file\b/,
    'kube-controller-manager',
  ],
  [/\bUnable to register node "|\bUser "system:node:|\bcurrently active client certificate has expired/, 'kubelet'],
  [/\bcurl: \(\d+\)|\* SSL certificate problem|\* SSL: /, 'curl'],
  // Errors of Node.js have the prefix of Chromium’s.
  [
    /\bERR_(?:TLS_CERT_ALTNAME_INVALID|OSSL_\w+|SSL_\w+ALERT\w+)|\bCERT_(?:HAS_EXPIRED|NOT_YET_VALID)\b|\bUNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT\w*)|\bFetchError: |\bnode:(?:internal|_tls_wrap|https)\b/,
    'nodejs',
  ],
  [/\b(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT)\b/, 'nodejs'],
  [/\bjavax?\.(?:net|security)\.|\bsun\.security\./, 'java'],
  [/\(_ssl\.c:\d+\)/, 'python'],
  [/\bSystem\.(?:Net|Security)\.|\bInterop\+/, 'dotnet'],
  [/\bNET::ERR_|\bERR_(?:CERT|SSL|BAD_SSL|CONNECTION)_|\bSEC_ERROR_|\bSSL_ERROR_|\bMOZILLA_PKIX_/, 'browser'],
  [
    /\bverify error:num=|^[\dA-F]{4,20}:error:[\dA-F]{8}:(?:SSL|x509 certificate) routines:|^error \d+ at \d+ depth lookup/,
    'openssl',
  ],
  // All programs with etcd's client in Go log as "etcd-client": kube-apiserver and network plugins, too.
  [/\betcdctl\b/, 'etcdctl'],
  [/"caller":"(?:embed|etcdmain|etcdserver|rafthttp|raft|membership|transport|v3rpc|api|flags)\//, 'etcd'],
  [/\b(?:embed|rafthttp|etcdserver|etcdmain): /, 'etcd'],
  [/\brejected connection (?:from|on (?:client|peer) endpoint)/, 'etcd'],
  [/\bserver\.go:\d+\] "?leaderelection lost/i, 'kube-scheduler'],
  [/\bNodeNotReady\b|\bKubelet stopped posting node status\b/, 'kube-controller-manager'],
  [/\bkube-system\/(?:leases\/)?(?<name>kube-scheduler|kube-controller-manager)\b/],
  [/\boidc\.go:\d+\]|\boidc authenticator: |\bfailed to fetch provider discovery data/, 'kube-apiserver'],
  // Before 0.5, it logged in its own words.
  [/\bscraper\.go:\d+\]|Failed to scrape node|unable to fully scrape metrics/, 'metrics-server'],
  [/\bscrape_pool=|\bcomponent="?scrape manager|Error loading config \(--config\.file=/, 'prometheus'],
  [/\bclientset\.go:\d+\] "?cannot (?:connect|sync) once|\bkonnectivity-agent\b/, 'konnectivity-agent'],
  [/\bsubsys="?hubble-relay\b/, 'hubble-relay'],
  [/\bFailed to authenticate request from |\bCluster-Http-Server \d{4}\//, 'k3s'],
  [/\bGroup:"kubeadm\.k8s\.io"/, 'kubeadm'],
  [/\bplugin type="[\w-]{1,40}" failed|\berror getting ClusterInformation\b/, 'network-plugin'],
  [/User "system:(?<name>kube-scheduler|kube-controller-manager|kube-proxy)"/],
  [
    /\bkubelet(?:_node_status|_getters|_volumes|_network)?\.go:\d+\]|failed to (?:run Kubelet|construct kubelet dependencies|load kubelet config file)|bootstrap client certificate|\bbootstrap\.go:\d+\]/,
    'kubelet',
  ],
  // kube-apiserver logs the same in authentication.go.
  [/\bserver\.go:\d+\] "?Unable to authenticate the request due to an error/, 'kubelet'],
  [/for the kubelet\b|kubelet-client-current\.pem" to be a symlink/, 'kubelet'],
  [/failed calling webhook|Internal error occurred: (?:failed|error) (?:calling|resolving)/, 'kube-apiserver'],
  [
    /\bAPIService\b|\bfailing or missing response from https:|FailedDiscoveryCheck|loading OpenAPI spec for/,
    'kube-apiserver',
  ],
  // k8s.io/apiserver, storage/value/encrypt/envelope.
  [/\bkms plugin failed health check probe\b|\bgrpc_service\.go:\d+\]|\bremote KMS provider: /, 'kube-apiserver'],
  [/\bstorage[_ ]factory|etcd grpc connection not ready|\bcreate storage (?:backend|decorator)/, 'kube-apiserver'],
  // The kubelet logs it, too, from its own file.
  [/\bserver\.go:\d+\] "?Unable to authenticate the request/, 'kubelet'],
];

/** Who logs the line; undefined if neither the line nor the name of its file says. */
export function speakerOf(line: string, fileName: string): Speaker | undefined {
  for (const [sign, speaker] of SIGNS) {
    const found = sign.exec(line);
    if (!found) continue;
    const name = found.groups?.name ?? speaker;
    const known = CLUSTER_COMPONENTS.find((one) => one === name) ?? speaker;
    if (known !== undefined) return known;
  }
  return CLUSTER_COMPONENTS.find((one) => fileName.includes(one));
}
