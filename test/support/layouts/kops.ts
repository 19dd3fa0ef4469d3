import { BOTH, CLIENT, kubeletConfigText, type Layout, LayoutFiles, podText, SERVER } from './layout.ts';

/** kops: manifests behind /go-runner, /srv/kubernetes, three CAs for etcd, and a kubelet.conf that is no kubeconfig. */
export const kops: Layout = async (now) => {
  const layout = new LayoutFiles('kops', now);
  const home = '/srv/kubernetes';
  const apiserverHome = `${home}/kube-apiserver`;
  const folder = apiserverHome.slice(1);
  const ca = await layout.authority({ commonName: 'kubernetes-ca' });
  const aggregatorCa = await layout.authority({ commonName: 'apiserver-aggregator-ca' });
  const clients = await layout.authority({ commonName: 'etcd-clients-ca-main' });
  const peers = await layout.authority({ commonName: 'etcd-peers-ca-main' });
  layout.pair(ca, `${home.slice(1)}/ca.crt`);
  layout.pair(ca, `${home.slice(1)}/kube-controller-manager/ca.crt`, `${home.slice(1)}/kube-controller-manager/ca.key`);
  layout.pair(aggregatorCa, `${folder}/apiserver-aggregator-ca.crt`);
  layout.pair(clients, `${folder}/etcd-ca.crt`);
  const etcdFolder = 'etc/kubernetes/pki/etcd-manager-main';
  layout.pair(clients, `${etcdFolder}/etcd-clients-ca.crt`, `${etcdFolder}/etcd-clients-ca.key`);
  layout.pair(peers, `${etcdFolder}/etcd-peers-ca.crt`, `${etcdFolder}/etcd-peers-ca.key`);
  const server = await layout.leaf(
    ca,
    { commonName: 'kubernetes-master' },
    {
      purposes: SERVER,
      sans: [
        'dns:kubernetes',
        'dns:kubernetes.default',
        'dns:kubernetes.default.svc',
        'dns:kubernetes.default.svc.cluster.local',
        'dns:api.example.com',
        'dns:api.internal.example.com',
        'ip:100.64.0.1',
        'ip:127.0.0.1',
      ],
    },
  );
  layout.pair(server, `${folder}/server.crt`, `${folder}/server.key`);
  const kubelet = await layout.leaf(
    ca,
    { commonName: 'kubelet-api', organizations: ['system:masters'] },
    { purposes: CLIENT },
  );
  layout.pair(kubelet, `${folder}/kubelet-api.crt`, `${folder}/kubelet-api.key`);
  const aggregator = await layout.leaf(aggregatorCa, { commonName: 'aggregator' }, { purposes: CLIENT });
  layout.pair(aggregator, `${folder}/apiserver-aggregator.crt`, `${folder}/apiserver-aggregator.key`);
  const etcd = await layout.leaf(clients, { commonName: 'kube-apiserver' }, { purposes: CLIENT });
  layout.pair(etcd, `${folder}/etcd-client.crt`, `${folder}/etcd-client.key`);
  await layout.serviceAccountKeys(`${folder}/service-account.pub`, `${folder}/service-account.key`);
  layout.put(
    `${home.slice(1)}/kube-controller-manager/service-account.key`,
    layout.text(`${folder}/service-account.key`),
  );
  const runner = ['/go-runner', '--log-file=/var/log/component.log', '--also-stdout'];
  layout.put(
    'etc/kubernetes/manifests/kube-apiserver.manifest',
    podText(
      'kube-apiserver',
      [
        ...runner,
        '/usr/local/bin/kube-apiserver',
        '--allow-privileged=true',
        '--anonymous-auth=false',
        '--authorization-mode=Node,RBAC',
        `--client-ca-file=${home}/ca.crt`,
        '--enable-admission-plugins=NodeRestriction',
        `--etcd-cafile=${apiserverHome}/etcd-ca.crt`,
        `--etcd-certfile=${apiserverHome}/etcd-client.crt`,
        `--etcd-keyfile=${apiserverHome}/etcd-client.key`,
        '--etcd-servers-overrides=/events#https://127.0.0.1:4002',
        '--etcd-servers=https://127.0.0.1:4001',
        `--kubelet-client-certificate=${apiserverHome}/kubelet-api.crt`,
        `--kubelet-client-key=${apiserverHome}/kubelet-api.key`,
        `--proxy-client-cert-file=${apiserverHome}/apiserver-aggregator.crt`,
        `--proxy-client-key-file=${apiserverHome}/apiserver-aggregator.key`,
        '--requestheader-allowed-names=aggregator',
        `--requestheader-client-ca-file=${apiserverHome}/apiserver-aggregator-ca.crt`,
        '--requestheader-extra-headers-prefix=X-Remote-Extra-',
        '--requestheader-group-headers=X-Remote-Group',
        '--requestheader-username-headers=X-Remote-User',
        '--secure-port=443',
        '--service-account-issuer=https://api.internal.example.com',
        '--service-account-jwks-uri=https://api.internal.example.com/openid/v1/jwks',
        `--service-account-key-file=${apiserverHome}/service-account.pub`,
        `--service-account-signing-key-file=${apiserverHome}/service-account.key`,
        '--service-cluster-ip-range=100.64.0.0/13',
        `--tls-cert-file=${apiserverHome}/server.crt`,
        `--tls-private-key-file=${apiserverHome}/server.key`,
      ],
      [home, apiserverHome],
    ),
  );
  const config = '/var/lib/kube-controller-manager/kubeconfig';
  const manager = `${home}/kube-controller-manager`;
  layout.put(
    'etc/kubernetes/manifests/kube-controller-manager.manifest',
    podText(
      'kube-controller-manager',
      [
        ...runner,
        '/usr/local/bin/kube-controller-manager',
        `--authentication-kubeconfig=${config}`,
        `--authorization-kubeconfig=${config}`,
        `--cluster-signing-cert-file=${manager}/ca.crt`,
        `--cluster-signing-key-file=${manager}/ca.key`,
        `--kubeconfig=${config}`,
        `--root-ca-file=${home}/ca.crt`,
        `--service-account-private-key-file=${manager}/service-account.key`,
        '--use-service-account-credentials=true',
      ],
      [home, manager, '/var/lib/kube-controller-manager'],
    ),
  );
  const local = 'https://127.0.0.1';
  const client = await layout.leaf(ca, { commonName: 'system:kube-controller-manager' }, { purposes: CLIENT });
  layout.embedded(config.slice(1), local, ca, client);
  const subject = { commonName: 'system:node:i-0123456789abcdef0', organizations: ['system:nodes'] };
  const node = await layout.leaf(ca, subject, { purposes: CLIENT });
  layout.embedded('var/lib/kubelet/kubeconfig', local, ca, node);
  const serving = await layout.leaf(
    ca,
    { commonName: 'i-0123456789abcdef0' },
    { purposes: BOTH, sans: ['dns:i-0123456789abcdef0', 'ip:172.20.0.10'] },
  );
  layout.pair(serving, `${home.slice(1)}/kubelet-server.crt`, `${home.slice(1)}/kubelet-server.key`);
  layout.put('var/lib/kubelet/kubelet.conf', kubeletConfigText(`${home}/ca.crt`, ['readOnlyPort: 0']));
  layout.put(
    'etc/sysconfig/kubelet',
    'DAEMON_ARGS="--config=/var/lib/kubelet/kubelet.conf --kubeconfig=/var/lib/kubelet/kubeconfig --tls-cert-file=/srv/kubernetes/kubelet-server.crt --tls-private-key-file=/srv/kubernetes/kubelet-server.key"\nHOME="/root"\n',
  );
  layout.put(
    'lib/systemd/system/kubelet.service',
    '[Unit]\nDescription=Kubernetes Kubelet Server\n\n[Service]\nEnvironmentFile=/etc/sysconfig/kubelet\nExecStart=/usr/local/bin/kubelet $DAEMON_ARGS\nRestart=always\n',
  );
  return layout.files;
};
