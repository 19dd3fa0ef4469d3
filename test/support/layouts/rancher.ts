import type { IssuedCertificate } from '../certificates.ts';
import { BOTH, CLIENT, type Layout, LayoutFiles, podText, SERVER } from './layout.ts';

interface Tls {
  readonly serverCa: IssuedCertificate;
  readonly clientCa: IssuedCertificate;
}

/** The files of k3s and RKE2 under server/tls: three CAs, the leaf and its CA in one file, ECDSA. */
async function addTls(layout: LayoutFiles, folder: string, server: string): Promise<Tls> {
  const tls = `${folder.slice(1)}/server/tls`;
  const at = Math.floor(layout.created.getTime() / 1000);
  const product = folder.split('/').at(-1);
  const make = async (name: string, path = name) => {
    const authority = await layout.authority({ commonName: `${product}-${name}@${at}` });
    layout.pair(authority, `${tls}/${path}.crt`, `${tls}/${path}.key`);
    return authority;
  };
  const serverCa = await make('server-ca');
  const clientCa = await make('client-ca');
  const frontCa = await make('request-header-ca');
  const etcdServerCa = await make('etcd-server-ca', 'etcd/server-ca');
  const etcdPeerCa = await make('etcd-peer-ca', 'etcd/peer-ca');
  const leaf = async (
    path: string,
    authority: IssuedCertificate,
    commonName: string,
    purposes: readonly string[],
    more: { organizations?: readonly string[]; sans?: Parameters<LayoutFiles['leaf']>[2]['sans'] } = {},
  ) => {
    const { organizations, sans } = more;
    const made = await layout.leaf(authority, { commonName, organizations }, { purposes, sans });
    layout.pair(made, `${tls}/${path}.crt`, `${tls}/${path}.key`, [authority]);
  };
  await leaf('serving-kube-apiserver', serverCa, 'kube-apiserver', SERVER, {
    sans: [
      'dns:kubernetes.default.svc',
      'dns:kubernetes.default',
      'dns:kubernetes',
      'dns:kubernetes.default.svc.cluster.local',
      'dns:localhost',
      'ip:127.0.0.1',
      'ip:10.0.0.10',
      'ip:10.43.0.1',
    ],
  });
  const masters = { organizations: ['system:masters'] };
  await leaf('client-kube-apiserver', clientCa, 'system:apiserver', CLIENT, masters);
  await leaf('client-auth-proxy', frontCa, 'system:auth-proxy', CLIENT);
  await leaf('client-admin', clientCa, 'system:admin', CLIENT, masters);
  await leaf('client-controller', clientCa, 'system:kube-controller-manager', CLIENT);
  await leaf('client-scheduler', clientCa, 'system:kube-scheduler', CLIENT);
  await leaf('etcd/client', etcdServerCa, 'etcd-client', CLIENT);
  const hosts = { sans: ['dns:localhost', 'ip:127.0.0.1', 'ip:10.0.0.10', 'dns:kine.sock'] } as const;
  await leaf('etcd/server-client', etcdServerCa, 'etcd-server', BOTH, hosts);
  await leaf('etcd/peer-server-client', etcdPeerCa, 'etcd-peer', BOTH, hosts);
  await layout.serviceAccountKeys(`${tls}/service.pub`, `${tls}/service.current.key`);
  layout.put(`${tls}/service.key`, layout.text(`${tls}/service.current.key`));
  for (const [name, client] of [
    ['admin', 'admin'],
    ['controller', 'controller'],
    ['scheduler', 'scheduler'],
  ] as const) {
    const path = `${folder.slice(1)}/server/cred/${name}.kubeconfig`;
    const certificate = `${folder}/server/tls/client-${client}`;
    layout.byPath(path, server, `${folder}/server/tls/server-ca.crt`, `${certificate}.crt`, `${certificate}.key`);
  }
  return { serverCa, clientCa };
}

async function addAgent(layout: LayoutFiles, folder: string, { serverCa, clientCa }: Tls): Promise<void> {
  const agent = `${folder.slice(1)}/agent`;
  const subject = { commonName: 'system:node:node-1', organizations: ['system:nodes'] };
  const kubelet = await layout.leaf(clientCa, subject, { purposes: CLIENT });
  const sans = ['dns:node-1', 'dns:localhost', 'ip:127.0.0.1', 'ip:10.0.0.10'] as const;
  const serving = await layout.leaf(serverCa, { commonName: 'node-1' }, { purposes: SERVER, sans });
  layout.pair(kubelet, `${agent}/client-kubelet.crt`, `${agent}/client-kubelet.key`, [clientCa]);
  layout.pair(serving, `${agent}/serving-kubelet.crt`, `${agent}/serving-kubelet.key`, [serverCa]);
  layout.pair(clientCa, `${agent}/client-ca.crt`);
  layout.pair(serverCa, `${agent}/server-ca.crt`);
  layout.byPath(
    `${agent}/kubelet.kubeconfig`,
    'https://127.0.0.1:6444',
    `${folder}/agent/server-ca.crt`,
    `${folder}/agent/client-kubelet.crt`,
    `${folder}/agent/client-kubelet.key`,
  );
}

/** The only configuration that both write for their etcd. */
function putEtcdConfig(layout: LayoutFiles, folder: string): void {
  const tls = `${folder}/server/tls/etcd`;
  const security = (group: string, certificate: string, authority: string) =>
    `${group}-transport-security:\n  cert-file: ${tls}/${certificate}.crt\n  client-cert-auth: true\n  key-file: ${tls}/${certificate}.key\n  trusted-ca-file: ${tls}/${authority}.crt\n`;
  layout.put(
    `${folder.slice(1)}/server/db/etcd/config`,
    [
      'advertise-client-urls: https://10.0.0.10:2379\n',
      security('client', 'server-client', 'server-ca'),
      `data-dir: ${folder}/server/db/etcd\n`,
      'initial-advertise-peer-urls: https://10.0.0.10:2380\n',
      'initial-cluster: node-1-9a8b7c6d=https://10.0.0.10:2380\n',
      'listen-client-urls: https://127.0.0.1:2379,https://10.0.0.10:2379\n',
      'listen-metrics-urls: http://127.0.0.1:2381\n',
      'listen-peer-urls: https://127.0.0.1:2380,https://10.0.0.10:2380\n',
      'name: node-1-9a8b7c6d\n',
      security('peer', 'peer-server-client', 'peer-ca'),
    ].join(''),
  );
}

/** k3s: one process, so no pods and no units with flags; only its etcd has a configuration. */
export const k3s: Layout = async (now) => {
  const layout = new LayoutFiles('k3s', now);
  const folder = '/var/lib/rancher/k3s';
  const tls = await addTls(layout, folder, 'https://127.0.0.1:6444');
  await addAgent(layout, folder, tls);
  putEtcdConfig(layout, folder);
  const subject = { commonName: 'system:admin', organizations: ['system:masters'] };
  const admin = await layout.leaf(tls.clientCa, subject, { purposes: CLIENT });
  layout.embedded('etc/rancher/k3s/k3s.yaml', 'https://127.0.0.1:6443', tls.serverCa, admin);
  layout.put(
    'etc/systemd/system/k3s.service',
    '[Service]\nType=notify\nEnvironmentFile=-/etc/systemd/system/k3s.service.env\nExecStart=/usr/local/bin/k3s \\\n    server \\\n',
  );
  return layout.files;
};

/** RKE2: the same files, and static pods that mount each of them by itself. */
export const rke2: Layout = async (now) => {
  const layout = new LayoutFiles('rke2', now);
  const folder = '/var/lib/rancher/rke2';
  const tls = await addTls(layout, folder, 'https://127.0.0.1:6443');
  await addAgent(layout, folder, tls);
  const t = `${folder}/server/tls`;
  const pods = `${folder.slice(1)}/agent/pod-manifests`;
  const put = (name: string, flags: readonly string[]) => {
    const paths = flags.flatMap((flag) => /=(\/var\/lib\/rancher\/.*)$/.exec(flag)?.[1] ?? []);
    layout.put(`${pods}/${name}.yaml`, podText(name, [name, ...flags], [...new Set(paths)]));
  };
  put('kube-apiserver', [
    '--advertise-address=10.0.0.10',
    '--anonymous-auth=false',
    '--authorization-mode=Node,RBAC',
    `--client-ca-file=${t}/client-ca.crt`,
    '--enable-admission-plugins=NodeRestriction',
    `--etcd-cafile=${t}/etcd/server-ca.crt`,
    `--etcd-certfile=${t}/etcd/client.crt`,
    `--etcd-keyfile=${t}/etcd/client.key`,
    '--etcd-servers=https://127.0.0.1:2379',
    `--kubelet-certificate-authority=${t}/server-ca.crt`,
    `--kubelet-client-certificate=${t}/client-kube-apiserver.crt`,
    `--kubelet-client-key=${t}/client-kube-apiserver.key`,
    `--proxy-client-cert-file=${t}/client-auth-proxy.crt`,
    `--proxy-client-key-file=${t}/client-auth-proxy.key`,
    '--requestheader-allowed-names=system:auth-proxy',
    `--requestheader-client-ca-file=${t}/request-header-ca.crt`,
    '--requestheader-extra-headers-prefix=X-Remote-Extra-',
    '--requestheader-group-headers=X-Remote-Group',
    '--requestheader-username-headers=X-Remote-User',
    '--secure-port=6443',
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    `--service-account-key-file=${t}/service.key`,
    `--service-account-signing-key-file=${t}/service.current.key`,
    '--service-cluster-ip-range=10.43.0.0/16',
    `--tls-cert-file=${t}/serving-kube-apiserver.crt`,
    `--tls-private-key-file=${t}/serving-kube-apiserver.key`,
  ]);
  const controller = `${folder}/server/cred/controller.kubeconfig`;
  put('kube-controller-manager', [
    `--authentication-kubeconfig=${controller}`,
    `--authorization-kubeconfig=${controller}`,
    '--bind-address=127.0.0.1',
    `--cluster-signing-kube-apiserver-client-cert-file=${t}/client-ca.crt`,
    `--cluster-signing-kube-apiserver-client-key-file=${t}/client-ca.key`,
    `--cluster-signing-kubelet-client-cert-file=${t}/client-ca.crt`,
    `--cluster-signing-kubelet-client-key-file=${t}/client-ca.key`,
    `--cluster-signing-kubelet-serving-cert-file=${t}/server-ca.crt`,
    `--cluster-signing-kubelet-serving-key-file=${t}/server-ca.key`,
    `--cluster-signing-legacy-unknown-cert-file=${t}/server-ca.crt`,
    `--cluster-signing-legacy-unknown-key-file=${t}/server-ca.key`,
    `--kubeconfig=${controller}`,
    `--root-ca-file=${t}/server-ca.crt`,
    `--service-account-private-key-file=${t}/service.current.key`,
    '--service-cluster-ip-range=10.43.0.0/16',
    '--use-service-account-credentials=true',
  ]);
  const scheduler = `${folder}/server/cred/scheduler.kubeconfig`;
  put('kube-scheduler', [
    `--authentication-kubeconfig=${scheduler}`,
    `--authorization-kubeconfig=${scheduler}`,
    '--bind-address=127.0.0.1',
    `--kubeconfig=${scheduler}`,
  ]);
  const etcd = ['etcd', '--config-file=/var/lib/rancher/rke2/server/db/etcd/config'];
  layout.put(`${pods}/etcd.yaml`, podText('etcd', etcd, [`${t}/etcd`, `${folder}/server/db/etcd`]));
  putEtcdConfig(layout, folder);
  return layout.files;
};
