import { CLUSTER_COMPONENTS, type Speaker } from './loggedError.ts';

/** What identifies who logs a line, the surest first. A group, where there is one, holds the name. */
const SIGNS: readonly (readonly [RegExp, Speaker?])[] = [
  // journald and syslog, and `kubectl logs --prefix`.
  [/(?:^|\s)(?<name>kube-apiserver|kube-controller-manager|kube-scheduler|kube-proxy|kubelet|etcd)\[\d+\]:/],
  // syslog, whose programs need not state their process.
  [
    /^[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d [\w.-]{1,100} (?<name>kube-apiserver|kube-controller-manager|kube-scheduler|kube-proxy|kubelet|etcd): /,
  ],
  [/^\[pod\/(?<name>kube-apiserver|kube-controller-manager|kube-scheduler|kube-proxy|etcd)-/],
  [/^error (?:executing bootstrap|constructing client): rpc error|\btalosctl\b/, 'talosctl'],
  [
    /^Unable to connect to the server:|^error: |^Error from server\b|^The connection to the server\b|^Please enter Username/,
    'kubectl',
  ],
  [/\bupstream connect error or disconnect\/reset before headers|\bOPENSSL_internal:/, 'envoy'],
  [
    /\[preflight\]|\[certs\]|\[kubelet-check\]|error execution phase\b|\bfailure loading (?:certificate|key) for |\bfailure loading [\w/-]{1,60} certificate: |\bcluster CA found in cluster-info\b/,
    'kubeadm',
  ],
  [/\[talos\] (?:controller|service|phase|task)\b/, 'talos'],
  // The API server reads the health of etcd for `kubectl get componentstatuses`.
  [/\bUnhealthy {1,20}Get "?https:/, 'kube-apiserver'],
  [/\bUnable to register node "|\bUser "system:node:|\bcurrently active client certificate has expired/, 'kubelet'],
  [/\bcurl: \(\d+\)|\* SSL certificate problem|\* SSL: /, 'curl'],
  [/\bNET::ERR_|\bERR_(?:CERT|SSL|BAD_SSL|CONNECTION)_|\bSEC_ERROR_|\bSSL_ERROR_|\bMOZILLA_PKIX_/, 'browser'],
  [/\bverify error:num=|\bSSL routines:|^error \d+ at \d+ depth lookup/, 'openssl'],
  [/"logger":"etcd-client"|\betcdctl\b/, 'etcdctl'],
  [/"caller":"(?:embed|etcdmain|etcdserver|rafthttp|raft|membership|transport|v3rpc|api|flags)\//, 'etcd'],
  [/\b(?:embed|rafthttp|etcdserver|etcdmain): /, 'etcd'],
  [/\brejected connection (?:from|on (?:client|peer) endpoint)/, 'etcd'],
  [/\bkube-system\/(?:leases\/)?(?<name>kube-scheduler|kube-controller-manager)\b/],
  [/\boidc\.go:\d+\]|\boidc authenticator: |\bfailed to fetch provider discovery data/, 'kube-apiserver'],
  [/\bscraper\.go:\d+\]|Failed to scrape node/, 'metrics-server'],
  [/\bclientset\.go:\d+\] "?cannot (?:connect|sync) once|\bkonnectivity-agent\b/, 'konnectivity-agent'],
  [/\bFailed to authenticate request from /, 'k3s'],
  [/\bGroup:"kubeadm\.k8s\.io"/, 'kubeadm'],
  [/\bplugin type="[\w-]{1,40}" failed|\berror getting ClusterInformation\b/, 'network-plugin'],
  [/User "system:(?<name>kube-scheduler|kube-controller-manager|kube-proxy)"/],
  [
    /\bkubelet(?:_node_status|_getters|_volumes|_network)?\.go:\d+\]|failed to run Kubelet|bootstrap client certificate|\bbootstrap\.go:\d+\]/,
    'kubelet',
  ],
  // kube-apiserver logs the same in authentication.go.
  [/\bserver\.go:\d+\] "?Unable to authenticate the request due to an error/, 'kubelet'],
  [/for the kubelet\b|kubelet-client-current\.pem" to be a symlink/, 'kubelet'],
  [/failed calling webhook|Internal error occurred: (?:failed|error) (?:calling|resolving)/, 'kube-apiserver'],
  [
    /\bAPIService\b| failed with: failing or missing response|FailedDiscoveryCheck|loading OpenAPI spec for/,
    'kube-apiserver',
  ],
  [/\bstorage[_ ]factory|etcd grpc connection not ready|\bcreate storage (?:backend|decorator)/, 'kube-apiserver'],
  // The kubelet logs it, too, from its own file.
  [/\bserver\.go:\d+\] "?Unable to authenticate the request/, 'kubelet'],
];

/** Who logs the line; undefined where neither the line nor the name of its file says. */
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
