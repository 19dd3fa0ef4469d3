import { CLIENT, type Layout, LayoutFiles, podText, SERVER } from './layout.ts';

/** Talos: CAs without a common name, secrets of each component in a separate folder. */
export const talos: Layout = async (now) => {
  const layout = new LayoutFiles('talos', now);
  const secrets = '/system/secrets/kubernetes/kube-apiserver';
  const folder = secrets.slice(1);
  const ca = await layout.authority({ organizations: ['kubernetes'] });
  const etcdCa = await layout.authority({ organizations: ['etcd'] });
  const aggregatorCa = await layout.authority({ organizations: ['kubernetes-aggregator'] });
  layout.pair(ca, `${folder}/ca.crt`);
  layout.pair(etcdCa, `${folder}/etcd-client-ca.crt`);
  layout.pair(aggregatorCa, `${folder}/aggregator-ca.crt`);
  const apiserver = await layout.leaf(
    ca,
    { commonName: 'kube-apiserver', organizations: ['kube-master'] },
    {
      purposes: SERVER,
      sans: [
        'dns:kubernetes',
        'dns:kubernetes.default',
        'dns:kubernetes.default.svc',
        'dns:kubernetes.default.svc.cluster.local',
        'dns:localhost',
        'dns:talos-cp-1',
        'ip:10.96.0.1',
        'ip:10.5.0.2',
        'ip:127.0.0.1',
      ],
    },
  );
  layout.pair(apiserver, `${folder}/apiserver.crt`, `${folder}/apiserver.key`);
  const kubelet = { commonName: 'apiserver-kubelet-client', organizations: ['system:masters'] };
  const kubeletClient = await layout.leaf(ca, kubelet, { purposes: CLIENT });
  layout.pair(kubeletClient, `${folder}/apiserver-kubelet-client.crt`, `${folder}/apiserver-kubelet-client.key`);
  const etcd = await layout.leaf(etcdCa, { commonName: 'kube-apiserver' }, { purposes: CLIENT });
  layout.pair(etcd, `${folder}/etcd-client.crt`, `${folder}/etcd-client.key`);
  const proxy = await layout.leaf(aggregatorCa, { commonName: 'front-proxy-client' }, { purposes: CLIENT });
  layout.pair(proxy, `${folder}/front-proxy-client.crt`, `${folder}/front-proxy-client.key`);
  await layout.serviceAccountKeys(`${folder}/service-account.pub`, `${folder}/service-account.key`);
  layout.put(
    'etc/kubernetes/manifests/talos-kube-apiserver.yaml',
    podText(
      'kube-apiserver',
      [
        '/usr/local/bin/kube-apiserver',
        '--admission-control-config-file=/system/config/kubernetes/kube-apiserver/admission-control-config.yaml',
        '--advertise-address=10.5.0.2',
        '--anonymous-auth=false',
        '--authorization-mode=Node,RBAC',
        `--client-ca-file=${secrets}/ca.crt`,
        '--enable-admission-plugins=NodeRestriction',
        `--etcd-cafile=${secrets}/etcd-client-ca.crt`,
        `--etcd-certfile=${secrets}/etcd-client.crt`,
        `--etcd-keyfile=${secrets}/etcd-client.key`,
        '--etcd-servers=https://127.0.0.1:2379',
        `--kubelet-client-certificate=${secrets}/apiserver-kubelet-client.crt`,
        `--kubelet-client-key=${secrets}/apiserver-kubelet-client.key`,
        `--proxy-client-cert-file=${secrets}/front-proxy-client.crt`,
        `--proxy-client-key-file=${secrets}/front-proxy-client.key`,
        '--requestheader-allowed-names=front-proxy-client',
        `--requestheader-client-ca-file=${secrets}/aggregator-ca.crt`,
        '--requestheader-extra-headers-prefix=X-Remote-Extra-',
        '--requestheader-group-headers=X-Remote-Group',
        '--requestheader-username-headers=X-Remote-User',
        '--secure-port=6443',
        '--service-account-issuer=https://10.5.0.2:6443',
        `--service-account-key-file=${secrets}/service-account.pub`,
        `--service-account-signing-key-file=${secrets}/service-account.key`,
        '--service-cluster-ip-range=10.96.0.0/12',
        `--tls-cert-file=${secrets}/apiserver.crt`,
        `--tls-private-key-file=${secrets}/apiserver.key`,
      ],
      [secrets, '/system/config/kubernetes/kube-apiserver'],
    ),
  );
  const admin = await layout.leaf(ca, { commonName: 'admin', organizations: ['system:masters'] }, { purposes: CLIENT });
  layout.embedded('etc/kubernetes/admin.conf', 'https://10.5.0.2:6443', ca, admin);
  return layout.files;
};
