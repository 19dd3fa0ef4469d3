import type { Place } from '../../audit/places.ts';
import { ADMIN, field, KUBECONFIG } from './passwordField.ts';

/** Kubeconfigs and the configurations of components and distributions. */
export const PASSWORD_FILES: readonly Place[] = [
  field('current-context', ADMIN, [...KUBECONFIG, 'current-context: admin:PW@host']),
  field('current-context behind a realm', ADMIN, [...KUBECONFIG, 'current-context: realm/admin:PW@host']),
  field('current-context with signs', ADMIN, [...KUBECONFIG, 'current-context: "admin:p@s/$PW!@host"']),
  field('context names', ADMIN, [
    ...KUBECONFIG,
    'contexts: [{name: "ops:PW@prod", context: {cluster: "ops:PW@prod", user: "ops:PW@prod"}}]',
    'clusters: [{name: "ops:PW@prod", cluster: {server: "https://h:6443"}}]',
    'users: [{name: "ops:PW@prod", user: {}}]',
  ]),
  field('server', ADMIN, [...KUBECONFIG, 'clusters: [{name: a, cluster: {server: "admin:PW@host"}}]']),
  field('proxy-url', ADMIN, [
    ...KUBECONFIG,
    'clusters: [{name: a, cluster: {server: "https://h", proxy-url: "admin:PW@proxy"}}]',
  ]),
  field('tls-server-name', ADMIN, [
    ...KUBECONFIG,
    'clusters: [{name: a, cluster: {server: "https://h", tls-server-name: "admin:PW@proxy"}}]',
  ]),
  field('certificate-authority', ADMIN, [
    ...KUBECONFIG,
    'clusters: [{name: a, cluster: {server: "https://h", certificate-authority: "admin:PW@proxy"}}]',
  ]),
  field('token', ADMIN, [...KUBECONFIG, 'users: [{name: a, user: {token: PW}}]']),
  field('password', ADMIN, [...KUBECONFIG, 'users: [{name: a, user: {username: x, password: PW}}]']),
  field('username', ADMIN, [...KUBECONFIG, 'users: [{name: a, user: {username: "root:PW@x", password: PW}}]']),
  field('exec', ADMIN, [
    ...KUBECONFIG,
    'users: [{name: a, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: "x:PW@h", args: [--token, PW, --password=PW], env: [{name: X_TOKEN, value: PW}]}}}]',
  ]),
  field('auth-provider', ADMIN, [
    ...KUBECONFIG,
    'users: [{name: a, user: {auth-provider: {name: oidc, config: {client-secret: PW, id-token: PW, refresh-token: PW}}}}]',
  ]),
  field('tokenFile', ADMIN, [...KUBECONFIG, 'users: [{name: a, user: {tokenFile: "user:PW@host"}}]']),
  field('extensions', ADMIN, [...KUBECONFIG, 'extensions: [{name: x, extension: {password: PW}}]']),
  field('k3s', 'etc/rancher/k3s/config.yaml', ['token: PW', 'agent-token: PW', 'server: https://h:6443']),
  field('k3s server', 'etc/rancher/k3s/config.yaml', [
    'server: admin:PW@host',
    'datastore-endpoint: "mysql://user:PW@tcp(db:3306)/k3s"',
  ]),
  field('k3s datastore', 'etc/rancher/k3s/config.yaml', [
    'datastore-endpoint: "user:PW@tcp(db:3306)/k3s"',
    'etcd-s3-secret-key: PW',
    'cluster-init: true',
  ]),
  field('k3s node', 'etc/rancher/k3s/config.yaml', [
    'node-name: ops:PW@x',
    'tls-san: ["ops:PW@x"]',
    'kube-apiserver-arg: ["password=PW", "x=root:PW@x"]',
  ]),
  field('k3s node arguments', 'etc/rancher/k3s/config.yaml', [
    'tls-san: x',
    'kubelet-arg: ["token=PW", "config=ops:PW@x"]',
    'etcd-arg: ["user=root:PW"]',
  ]),
  field('RKE2', 'etc/rancher/rke2/config.yaml', [
    'token: PW',
    'server: https://h:9345',
    'private-registry: "u:PW@r"',
    'kube-apiserver-arg: "--oidc-client-secret=PW"',
  ]),
  field('k3s environment', 'etc/systemd/system/k3s.service.env', [
    'K3S_TOKEN=PW',
    'K3S_URL=https://u:PW@h',
    'K3S_AGENT_TOKEN="PW"',
  ]),
  field('k3s unit', 'etc/systemd/system/k3s.service', [
    '[Service]',
    'Environment="K3S_TOKEN=PW"',
    'ExecStart=/usr/local/bin/k3s server --token PW --agent-token=PW',
  ]),
  field('k3s unit, script', 'etc/systemd/system/k3s.service', [
    '[Service]',
    'ExecStart=/bin/sh -c \'K3S_TOKEN=PW exec /usr/local/bin/k3s agent --token "PW"\'',
  ]),
  field('registries', 'etc/rancher/k3s/registries.yaml', [
    'configs:',
    '  reg:',
    '    auth: {username: u, password: PW}',
    '    tls: {ca_file: "u:PW@x"}',
  ]),
  field('kubeadm', 'etc/kubernetes/kubeadm.yaml', [
    'apiVersion: kubeadm.k8s.io/v1beta4',
    'kind: ClusterConfiguration',
    'controlPlaneEndpoint: admin:PW@h',
    'apiServer:',
    '  extraArgs: [{name: oidc-client-secret, value: PW}, {name: x, value: "u:PW@h"}]',
    '  extraEnvs: [{name: DB_PASSWORD, value: PW}]',
  ]),
  field('kubeadm v1beta3', 'etc/kubernetes/kubeadm.yaml', [
    'apiVersion: kubeadm.k8s.io/v1beta3',
    'kind: ClusterConfiguration',
    'clusterName: ops:PW@h',
    'etcd: {local: {extraArgs: {password: PW, name: "u:PW@x"}}}',
  ]),
  field('kubeadm init', 'etc/kubernetes/kubeadm.yaml', [
    'apiVersion: kubeadm.k8s.io/v1beta4',
    'kind: InitConfiguration',
    'certificateKey: PW',
    'bootstrapTokens: [{token: PW, description: "u:PW@x"}]',
    'nodeRegistration: {name: "u:PW@x", kubeletExtraArgs: [{name: token, value: PW}]}',
  ]),
  field('kubeadm join', 'etc/kubernetes/kubeadm.yaml', [
    'apiVersion: kubeadm.k8s.io/v1beta4',
    'kind: JoinConfiguration',
    'discovery: {tlsBootstrapToken: PW, bootstrapToken: {token: PW, apiServerEndpoint: "u:PW@h"}}',
  ]),
  field('kubeadm join in a script', 'etc/kubernetes/join.sh', [
    'kubeadm join h:6443 --token PW --certificate-key PW --discovery-token=PW --discovery-token-ca-cert-hash sha256:PW',
  ]),
  field('etcd configuration', 'etc/etcd/etcd.conf.yml', [
    'name: u:PW@x',
    'listen-client-urls: https://u:PW@h:2379',
    'discovery-proxy: "u:PW@h"',
    'password: PW',
    'client-transport-security: {cert-file: "u:PW@h", key-file: "u:PW@h"}',
  ]),
  field('etcd variables', 'etc/etcd.env', [
    'ETCD_NAME="ops:PW@x"',
    'ETCD_DISCOVERY_PROXY=u:PW@h',
    'ETCD_ROOT_PASSWORD=PW',
    'ETCD_USER=root:PW',
    'ETCD_CERT_FILE=/x',
  ]),
  field('etcdctl', 'etc/etcd.env', [
    'ETCDCTL_API=3',
    'ETCDCTL_USER=root:PW',
    'ETCDCTL_PASSWORD=PW',
    'ETCDCTL_CACERT=/x/ca.crt',
    'ETCDCTL_ENDPOINTS=u:PW@h',
  ]),
  field('etcdctl in a unit', 'etc/systemd/system/backup.service', [
    '[Service]',
    'Environment=ETCDCTL_USER=root:PW ETCDCTL_CACERT=/x',
    'ExecStart=/usr/bin/etcdctl --user root:PW --password PW --cacert=/x snapshot save /x',
  ]),
  field('etcdctl in a unit, equals', 'etc/systemd/system/backup.service', [
    '[Service]',
    'ExecStart=/usr/bin/etcdctl --user=root:PW --password=PW --cacert=/x snapshot save /x',
  ]),
  field('kubelet configuration', 'var/lib/kubelet/config.yaml', [
    'apiVersion: kubelet.config.k8s.io/v1beta1',
    'kind: KubeletConfiguration',
    'staticPodURL: "http://u:PW@h/x"',
    'staticPodURLHeader: {Authorization: [PW], X-Token: [PW]}',
    'tlsCertFile: u:PW@h',
    'password: PW',
    'providerID: "u:PW@h"',
  ]),
  field('scheduler configuration', 'etc/kubernetes/scheduler-config.yaml', [
    'apiVersion: kubescheduler.config.k8s.io/v1',
    'kind: KubeSchedulerConfiguration',
    'clientConnection: {kubeconfig: "u:PW@h"}',
    'extenders: [{urlPrefix: "u:PW@h", tlsConfig: {caFile: "u:PW@h"}}]',
  ]),
  field('encryption', 'etc/kubernetes/enc.yaml', [
    'apiVersion: apiserver.config.k8s.io/v1',
    'kind: EncryptionConfiguration',
    'resources: [{resources: [secrets], providers: [{aescbc: {keys: [{name: "u:PW@h", secret: PW}]}}, {kms: {name: k, endpoint: "unix:///u:PW@h"}}]}]',
  ]),
  field('authentication', 'etc/kubernetes/auth.yaml', [
    'apiVersion: apiserver.config.k8s.io/v1',
    'kind: AuthenticationConfiguration',
    'jwt: [{issuer: {url: "https://u:PW@h", audiences: ["u:PW@h"], discoveryURL: "u:PW@h"}, claimMappings: {username: {claim: "u:PW@h", prefix: ""}}}]',
  ]),
];
