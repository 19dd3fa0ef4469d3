import {
  addFrontProxy,
  addKubeconfigs,
  addKubelet,
  addPods,
  addRest,
  type Paths,
  SERVICE_NAMES,
} from './kubeadmLike.ts';
import { BOTH, type Layout, LayoutFiles, SERVER } from './layout.ts';

/** kubespray: /etc/kubernetes/ssl is a link to pki, etcd runs on the host and is configured by variables alone. */
export const kubespray: Layout = async (now) => {
  const layout = new LayoutFiles('kubespray', now);
  const pki = '/etc/kubernetes/ssl';
  const folder = pki.slice(1);
  const paths: Paths = {
    pki,
    server: 'https://10.0.0.10:6443',
    address: '10.0.0.10',
    port: 6443,
    serviceIp: '10.233.0.1',
  };
  const ca = await layout.authority({ commonName: 'kubernetes' });
  const sans = [
    ...SERVICE_NAMES,
    'dns:node-1',
    'dns:lb-apiserver.kubernetes.local',
    'dns:localhost',
    'ip:10.233.0.1',
    'ip:10.0.0.10',
    'ip:127.0.0.1',
  ] as const;
  const apiserver = await layout.leaf(ca, { commonName: 'kube-apiserver' }, { purposes: SERVER, sans });
  layout.pair(ca, `${folder}/ca.crt`, `${folder}/ca.key`);
  layout.pair(apiserver, `${folder}/apiserver.crt`, `${folder}/apiserver.key`);
  await addRest(layout, ca, pki);
  await addFrontProxy(layout, pki);
  const ssl = '/etc/ssl/etcd/ssl';
  const etcdCa = await layout.authority({ commonName: 'etcd-ca' });
  const hosts = ['dns:localhost', 'dns:node-1', 'dns:etcd.kube-system.svc', 'ip:10.0.0.10', 'ip:127.0.0.1'] as const;
  layout.pair(etcdCa, `${ssl.slice(1)}/ca.pem`, `${ssl.slice(1)}/ca-key.pem`);
  for (const role of ['member', 'admin', 'node']) {
    const leaf = await layout.leaf(etcdCa, { commonName: `etcd-${role}-node-1` }, { purposes: BOTH, sans: hosts });
    layout.pair(leaf, `${ssl.slice(1)}/${role}-node-1.pem`, `${ssl.slice(1)}/${role}-node-1-key.pem`);
  }
  layout.put(
    'etc/etcd.env',
    `ETCD_DATA_DIR=/var/lib/etcd
ETCD_ADVERTISE_CLIENT_URLS=https://10.0.0.10:2379
ETCD_INITIAL_ADVERTISE_PEER_URLS=https://10.0.0.10:2380
ETCD_LISTEN_CLIENT_URLS=https://10.0.0.10:2379,https://127.0.0.1:2379
ETCD_LISTEN_PEER_URLS=https://10.0.0.10:2380
ETCD_INITIAL_CLUSTER=etcd1=https://10.0.0.10:2380
ETCD_NAME=etcd1
# TLS settings
ETCD_TRUSTED_CA_FILE=${ssl}/ca.pem
ETCD_CERT_FILE=${ssl}/member-node-1.pem
ETCD_KEY_FILE=${ssl}/member-node-1-key.pem
ETCD_CLIENT_CERT_AUTH=true
ETCD_PEER_TRUSTED_CA_FILE=${ssl}/ca.pem
ETCD_PEER_CERT_FILE=${ssl}/member-node-1.pem
ETCD_PEER_KEY_FILE=${ssl}/member-node-1-key.pem
ETCD_PEER_CLIENT_CERT_AUTH=True
# CLI settings
ETCDCTL_ENDPOINTS=https://127.0.0.1:2379
ETCDCTL_CACERT=${ssl}/ca.pem
`,
  );
  layout.put(
    'etc/systemd/system/etcd.service',
    '[Unit]\nDescription=etcd\n\n[Service]\nType=notify\nUser=root\nEnvironmentFile=/etc/etcd.env\nExecStart=/usr/local/bin/etcd\nNotifyAccess=all\n',
  );
  addPods(layout, paths, [
    `--etcd-cafile=${ssl}/ca.pem`,
    `--etcd-certfile=${ssl}/node-node-1.pem`,
    `--etcd-keyfile=${ssl}/node-node-1-key.pem`,
    '--etcd-servers=https://10.0.0.10:2379',
  ]);
  const manifest = 'etc/kubernetes/manifests/kube-apiserver.yaml';
  const text = layout.text(manifest);
  const own = text
    .replace(/ {4}- --etcd-(cafile|certfile|keyfile)=\/etc\/kubernetes.*\n/g, '')
    .replace('    - --etcd-servers=https://127.0.0.1:2379\n', '')
    .replace(
      '    volumeMounts:\n',
      '    volumeMounts:\n    - {name: etcd, mountPath: /etc/ssl/etcd/ssl, readOnly: true}\n',
    )
    .replace('  volumes:\n', '  volumes:\n  - {name: etcd, hostPath: {path: /etc/ssl/etcd/ssl}}\n');
  layout.put(manifest, own);
  layout.files.set('etc/kubernetes/pki', { linkTo: '/etc/kubernetes/ssl' });
  await addKubeconfigs(layout, ca, paths);
  await addKubelet(layout, ca, paths);
  layout.put(
    'etc/kubernetes/kubelet.env',
    'KUBELET_HOSTNAME="--hostname-override=node-1"\nKUBELET_ARGS="--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf \\\n--config=/var/lib/kubelet/config.yaml \\\n--kubeconfig=/etc/kubernetes/kubelet.conf \\\n --runtime-cgroups=/system.slice/containerd.service "\n',
  );
  layout.put(
    'etc/systemd/system/kubelet.service',
    '[Service]\nEnvironmentFile=-/etc/kubernetes/kubelet.env\nExecStart=/usr/local/bin/kubelet \\\n\t\t$KUBE_LOGTOSTDERR \\\n\t\t$KUBELET_HOSTNAME \\\n\t\t$KUBELET_ARGS \\\n\t\t$DOCKER_SOCKET\nRestart=always\n',
  );
  return layout.files;
};
