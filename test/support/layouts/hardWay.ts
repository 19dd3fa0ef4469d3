import { BOTH, kubeletConfigText, type Layout, LayoutFiles, unitText } from './layout.ts';

const HOME = '/var/lib/kubernetes';
const SERVER = 'https://server.kubernetes.local:6443';

/** kubernetes-the-hard-way, control plane: units, flat files, one CA, etcd over http on the loopback. */
export const hardWayServer: Layout = async (now) => {
  const layout = new LayoutFiles('hard way', now);
  const home = HOME.slice(1);
  const ca = await layout.authority({ country: 'US', commonName: 'CA' });
  const apiserver = await layout.leaf(
    ca,
    { country: 'US', commonName: 'kubernetes' },
    {
      purposes: BOTH,
      sans: [
        'ip:127.0.0.1',
        'ip:10.32.0.1',
        'dns:kubernetes',
        'dns:kubernetes.default',
        'dns:kubernetes.default.svc',
        'dns:kubernetes.default.svc.cluster',
        'dns:kubernetes.svc.cluster.local',
        'dns:server.kubernetes.local',
        'dns:api-server.kubernetes.local',
      ],
    },
  );
  layout.pair(ca, `${home}/ca.crt`, `${home}/ca.key`);
  layout.pair(apiserver, `${home}/kube-api-server.crt`, `${home}/kube-api-server.key`);
  const accounts = await layout.leaf(ca, { commonName: 'service-accounts' }, { purposes: BOTH });
  layout.pair(accounts, `${home}/service-accounts.crt`, `${home}/service-accounts.key`);
  for (const component of ['kube-controller-manager', 'kube-scheduler']) {
    // The repository's own slip: this organization means nothing and does no harm.
    const organizations = [`system:system:${component}`];
    const client = await layout.leaf(ca, { commonName: `system:${component}`, organizations }, { purposes: BOTH });
    layout.embedded(`${home}/${component}.kubeconfig`, SERVER, ca, client);
  }
  const admin = await layout.leaf(ca, { commonName: 'admin', organizations: ['system:masters'] }, { purposes: BOTH });
  layout.embedded('root/admin.kubeconfig', 'https://127.0.0.1:6443', ca, admin);
  const units = 'etc/systemd/system';
  layout.put(
    `${units}/etcd.service`,
    unitText(
      '/usr/local/bin/etcd',
      [
        '--name controller',
        '--initial-advertise-peer-urls http://127.0.0.1:2380',
        '--listen-peer-urls http://127.0.0.1:2380',
        '--listen-client-urls http://127.0.0.1:2379',
        '--advertise-client-urls http://127.0.0.1:2379',
        '--initial-cluster controller=http://127.0.0.1:2380',
        '--data-dir=/var/lib/etcd',
      ],
      'Type=notify\nEnvironment="ETCD_UNSUPPORTED_ARCH=arm64"\n',
    ),
  );
  layout.put(
    `${units}/kube-apiserver.service`,
    unitText('/usr/local/bin/kube-apiserver', [
      '--allow-privileged=true',
      '--authorization-mode=Node,RBAC',
      '--bind-address=0.0.0.0',
      `--client-ca-file=${HOME}/ca.crt`,
      '--enable-admission-plugins=NamespaceLifecycle,NodeRestriction,ServiceAccount',
      '--etcd-servers=http://127.0.0.1:2379',
      `--encryption-provider-config=${HOME}/encryption-config.yaml`,
      `--kubelet-certificate-authority=${HOME}/ca.crt`,
      `--kubelet-client-certificate=${HOME}/kube-api-server.crt`,
      `--kubelet-client-key=${HOME}/kube-api-server.key`,
      "--runtime-config='api/all=true'",
      `--service-account-key-file=${HOME}/service-accounts.crt`,
      `--service-account-signing-key-file=${HOME}/service-accounts.key`,
      `--service-account-issuer=${SERVER}`,
      `--tls-cert-file=${HOME}/kube-api-server.crt`,
      `--tls-private-key-file=${HOME}/kube-api-server.key`,
    ]),
  );
  layout.put(
    `${home}/encryption-config.yaml`,
    'kind: EncryptionConfiguration\napiVersion: apiserver.config.k8s.io/v1\n',
  );
  layout.put(
    `${units}/kube-controller-manager.service`,
    unitText('/usr/local/bin/kube-controller-manager', [
      '--bind-address=0.0.0.0',
      '--cluster-cidr=10.200.0.0/16',
      `--cluster-signing-cert-file=${HOME}/ca.crt`,
      `--cluster-signing-key-file=${HOME}/ca.key`,
      `--kubeconfig=${HOME}/kube-controller-manager.kubeconfig`,
      `--root-ca-file=${HOME}/ca.crt`,
      `--service-account-private-key-file=${HOME}/service-accounts.key`,
      '--service-cluster-ip-range=10.32.0.0/24',
      '--use-service-account-credentials=true',
    ]),
  );
  layout.put(
    `${units}/kube-scheduler.service`,
    unitText('/usr/local/bin/kube-scheduler', ['--config=/etc/kubernetes/config/kube-scheduler.yaml', '--v=2']),
  );
  return layout.files;
};

/** The worker of the same: the kubelet by a unit, its certificate both for serving and as a client. */
export const hardWayWorker: Layout = async (now) => {
  const layout = new LayoutFiles('hard way', now);
  const ca = await layout.authority({ country: 'US', commonName: 'CA' });
  const subject = { commonName: 'system:node:node-0', organizations: ['system:nodes'] };
  const kubelet = await layout.leaf(ca, subject, { purposes: BOTH, sans: ['dns:node-0', 'ip:127.0.0.1'] });
  const home = 'var/lib/kubelet';
  layout.pair(ca, `${home}/ca.crt`);
  layout.pair(kubelet, `${home}/kubelet.crt`, `${home}/kubelet.key`);
  layout.embedded(`${home}/kubeconfig`, SERVER, ca, kubelet);
  layout.put(
    `${home}/kubelet-config.yaml`,
    kubeletConfigText('/var/lib/kubelet/ca.crt', [
      'tlsCertFile: /var/lib/kubelet/kubelet.crt',
      'tlsPrivateKeyFile: /var/lib/kubelet/kubelet.key',
      'registerNode: true',
    ]),
  );
  layout.put(
    'etc/systemd/system/kubelet.service',
    unitText('/usr/local/bin/kubelet', [
      '--config=/var/lib/kubelet/kubelet-config.yaml',
      '--kubeconfig=/var/lib/kubelet/kubeconfig',
      '--v=2',
    ]),
  );
  const proxy = await layout.leaf(
    ca,
    { commonName: 'system:kube-proxy', organizations: ['system:node-proxier'] },
    { purposes: BOTH },
  );
  layout.embedded('var/lib/kube-proxy/kubeconfig', SERVER, ca, proxy);
  return layout.files;
};

/** As in tag 1.15.3: one CA and one certificate for everything, etcd over TLS with copies of it. */
export const hardWayOld: Layout = async (now) => {
  const layout = new LayoutFiles('hard way 1.15', now);
  const home = HOME.slice(1);
  const name = { country: 'US', organizations: ['Kubernetes'] };
  const ca = await layout.authority({ ...name, organizationalUnits: ['CA'], commonName: 'Kubernetes' });
  const shared = await layout.leaf(
    ca,
    { ...name, commonName: 'kubernetes' },
    {
      purposes: BOTH,
      sans: [
        'ip:10.32.0.1',
        'ip:10.240.0.10',
        'ip:127.0.0.1',
        'dns:kubernetes',
        'dns:kubernetes.default',
        'dns:kubernetes.default.svc',
        'dns:kubernetes.default.svc.cluster',
        'dns:kubernetes.svc.cluster.local',
      ],
    },
  );
  for (const folder of [home, 'etc/etcd']) {
    layout.pair(shared, `${folder}/kubernetes.pem`, `${folder}/kubernetes-key.pem`);
    layout.pair(ca, `${folder}/ca.pem`, folder === home ? `${folder}/ca-key.pem` : undefined);
  }
  const accounts = await layout.leaf(ca, { ...name, commonName: 'service-accounts' }, { purposes: BOTH });
  layout.pair(accounts, `${home}/service-account.pem`, `${home}/service-account-key.pem`);
  for (const component of ['kube-controller-manager', 'kube-scheduler']) {
    const subject = { commonName: `system:${component}`, organizations: [`system:${component}`] };
    const client = await layout.leaf(ca, subject, { purposes: BOTH });
    layout.embedded(`${home}/${component}.kubeconfig`, 'https://127.0.0.1:6443', ca, client);
  }
  const units = 'etc/systemd/system';
  layout.put(
    `${units}/etcd.service`,
    unitText('/usr/local/bin/etcd', [
      '--name controller-0',
      '--cert-file=/etc/etcd/kubernetes.pem',
      '--key-file=/etc/etcd/kubernetes-key.pem',
      '--peer-cert-file=/etc/etcd/kubernetes.pem',
      '--peer-key-file=/etc/etcd/kubernetes-key.pem',
      '--trusted-ca-file=/etc/etcd/ca.pem',
      '--peer-trusted-ca-file=/etc/etcd/ca.pem',
      '--peer-client-cert-auth',
      '--client-cert-auth',
      '--initial-advertise-peer-urls https://10.240.0.10:2380',
      '--listen-peer-urls https://10.240.0.10:2380',
      '--listen-client-urls https://10.240.0.10:2379,https://127.0.0.1:2379',
      '--advertise-client-urls https://10.240.0.10:2379',
      '--initial-cluster controller-0=https://10.240.0.10:2380',
    ]),
  );
  layout.put(
    `${units}/kube-apiserver.service`,
    unitText('/usr/local/bin/kube-apiserver', [
      '--advertise-address=10.240.0.10',
      `--client-ca-file=${HOME}/ca.pem`,
      `--etcd-cafile=${HOME}/ca.pem`,
      `--etcd-certfile=${HOME}/kubernetes.pem`,
      `--etcd-keyfile=${HOME}/kubernetes-key.pem`,
      '--etcd-servers=https://10.240.0.10:2379',
      `--kubelet-certificate-authority=${HOME}/ca.pem`,
      `--kubelet-client-certificate=${HOME}/kubernetes.pem`,
      `--kubelet-client-key=${HOME}/kubernetes-key.pem`,
      `--service-account-key-file=${HOME}/service-account.pem`,
      // Flags that every supported version asks for, which that tag did without.
      `--service-account-signing-key-file=${HOME}/service-account-key.pem`,
      '--service-account-issuer=https://10.240.0.10:6443',
      '--authorization-mode=Node,RBAC',
      '--service-cluster-ip-range=10.32.0.0/24',
      `--tls-cert-file=${HOME}/kubernetes.pem`,
      `--tls-private-key-file=${HOME}/kubernetes-key.pem`,
    ]),
  );
  layout.put(
    `${units}/kube-controller-manager.service`,
    unitText('/usr/local/bin/kube-controller-manager', [
      `--cluster-signing-cert-file=${HOME}/ca.pem`,
      `--cluster-signing-key-file=${HOME}/ca-key.pem`,
      `--kubeconfig=${HOME}/kube-controller-manager.kubeconfig`,
      `--root-ca-file=${HOME}/ca.pem`,
      `--service-account-private-key-file=${HOME}/service-account-key.pem`,
      '--service-cluster-ip-range=10.32.0.0/24',
    ]),
  );
  return layout.files;
};
