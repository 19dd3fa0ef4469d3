import type { IssuedCertificate } from '../certificates.ts';
import { privateKeyPem } from '../keyPair.ts';
import { BOTH, CLIENT, kubeletConfigText, type LayoutFiles, podText } from './layout.ts';

export interface Paths {
  /** certificatesDir. */
  readonly pki: string;
  readonly server: string;
  readonly address: string;
  readonly port: number;
  readonly serviceIp: string;
}

/** The certificates that kubeadm makes in any folder, apart from those a distribution brings itself. */
export async function addEtcd(layout: LayoutFiles, pki: string, address: string): Promise<void> {
  const folder = `${pki.slice(1)}/etcd`;
  const ca = await layout.authority({ commonName: 'etcd-ca' });
  const sans = ['dns:node-1', 'dns:localhost', `ip:${address}`, 'ip:127.0.0.1', 'ip:::1'] as const;
  layout.pair(ca, `${folder}/ca.crt`, `${folder}/ca.key`);
  for (const name of ['server', 'peer']) {
    const leaf = await layout.leaf(ca, { commonName: 'node-1' }, { purposes: BOTH, sans });
    layout.pair(leaf, `${folder}/${name}.crt`, `${folder}/${name}.key`);
  }
  const client = await layout.leaf(ca, { commonName: 'kube-apiserver-etcd-client' }, { purposes: CLIENT });
  layout.pair(client, `${pki.slice(1)}/apiserver-etcd-client.crt`, `${pki.slice(1)}/apiserver-etcd-client.key`);
}

export function addPods(
  layout: LayoutFiles,
  { pki, address, port, serviceIp }: Paths,
  more: readonly string[] = [],
): void {
  const pods = 'etc/kubernetes/manifests';
  const mounts = [pki];
  const range = serviceIp.replace(/1$/, '0/16');
  layout.put(
    `${pods}/kube-apiserver.yaml`,
    podText(
      'kube-apiserver',
      [
        'kube-apiserver',
        `--advertise-address=${address}`,
        '--authorization-mode=Node,RBAC',
        `--client-ca-file=${pki}/ca.crt`,
        '--enable-admission-plugins=NodeRestriction',
        `--etcd-cafile=${pki}/etcd/ca.crt`,
        `--etcd-certfile=${pki}/apiserver-etcd-client.crt`,
        `--etcd-keyfile=${pki}/apiserver-etcd-client.key`,
        '--etcd-servers=https://127.0.0.1:2379',
        `--kubelet-client-certificate=${pki}/apiserver-kubelet-client.crt`,
        `--kubelet-client-key=${pki}/apiserver-kubelet-client.key`,
        `--proxy-client-cert-file=${pki}/front-proxy-client.crt`,
        `--proxy-client-key-file=${pki}/front-proxy-client.key`,
        '--requestheader-allowed-names=front-proxy-client',
        `--requestheader-client-ca-file=${pki}/front-proxy-ca.crt`,
        '--requestheader-extra-headers-prefix=X-Remote-Extra-',
        '--requestheader-group-headers=X-Remote-Group',
        '--requestheader-username-headers=X-Remote-User',
        `--secure-port=${port}`,
        '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
        `--service-account-key-file=${pki}/sa.pub`,
        `--service-account-signing-key-file=${pki}/sa.key`,
        `--service-cluster-ip-range=${range}`,
        `--tls-cert-file=${pki}/apiserver.crt`,
        `--tls-private-key-file=${pki}/apiserver.key`,
        ...more,
      ],
      mounts,
    ),
  );
  const config = '/etc/kubernetes/controller-manager.conf';
  layout.put(
    `${pods}/kube-controller-manager.yaml`,
    podText(
      'kube-controller-manager',
      [
        'kube-controller-manager',
        `--authentication-kubeconfig=${config}`,
        `--authorization-kubeconfig=${config}`,
        '--bind-address=127.0.0.1',
        `--client-ca-file=${pki}/ca.crt`,
        `--cluster-signing-cert-file=${pki}/ca.crt`,
        `--cluster-signing-key-file=${pki}/ca.key`,
        `--kubeconfig=${config}`,
        `--requestheader-client-ca-file=${pki}/front-proxy-ca.crt`,
        `--root-ca-file=${pki}/ca.crt`,
        `--service-account-private-key-file=${pki}/sa.key`,
        `--service-cluster-ip-range=${range}`,
        '--use-service-account-credentials=true',
      ],
      [...mounts, config],
    ),
  );
  const scheduler = '/etc/kubernetes/scheduler.conf';
  layout.put(
    `${pods}/kube-scheduler.yaml`,
    podText(
      'kube-scheduler',
      [
        'kube-scheduler',
        `--authentication-kubeconfig=${scheduler}`,
        `--authorization-kubeconfig=${scheduler}`,
        '--bind-address=127.0.0.1',
        `--kubeconfig=${scheduler}`,
      ],
      [scheduler],
    ),
  );
}

export function addEtcdPod(layout: LayoutFiles, pki: string, address: string): void {
  layout.put(
    'etc/kubernetes/manifests/etcd.yaml',
    podText(
      'etcd',
      [
        'etcd',
        `--advertise-client-urls=https://${address}:2379`,
        `--cert-file=${pki}/etcd/server.crt`,
        '--client-cert-auth=true',
        '--data-dir=/var/lib/etcd',
        `--initial-advertise-peer-urls=https://${address}:2380`,
        `--initial-cluster=node-1=https://${address}:2380`,
        `--key-file=${pki}/etcd/server.key`,
        `--listen-client-urls=https://127.0.0.1:2379,https://${address}:2379`,
        '--listen-metrics-urls=http://127.0.0.1:2381',
        `--listen-peer-urls=https://${address}:2380`,
        '--name=node-1',
        `--peer-cert-file=${pki}/etcd/peer.crt`,
        '--peer-client-cert-auth=true',
        `--peer-key-file=${pki}/etcd/peer.key`,
        `--peer-trusted-ca-file=${pki}/etcd/ca.crt`,
        `--trusted-ca-file=${pki}/etcd/ca.crt`,
      ],
      [`${pki}/etcd`, '/var/lib/etcd'],
      'registry.k8s.io/etcd:3.6.5-0',
    ),
  );
}

export async function addKubeconfigs(layout: LayoutFiles, ca: IssuedCertificate, { server, address, port }: Paths) {
  const local = `https://${address}:${port}`;
  for (const [file, commonName, organizations, url] of [
    ['admin.conf', 'kubernetes-admin', ['kubeadm:cluster-admins'], server],
    ['controller-manager.conf', 'system:kube-controller-manager', undefined, local],
    ['scheduler.conf', 'system:kube-scheduler', undefined, local],
  ] as const) {
    const client = await layout.leaf(ca, { commonName, organizations }, { purposes: CLIENT });
    layout.embedded(`etc/kubernetes/${file}`, url, ca, client);
  }
}

export async function addKubelet(layout: LayoutFiles, ca: IssuedCertificate, { pki, server }: Paths): Promise<void> {
  const folder = 'var/lib/kubelet/pki';
  const subject = { commonName: 'system:node:node-1', organizations: ['system:nodes'] };
  const client = await layout.leaf(ca, subject, { purposes: CLIENT });
  const name = `${folder}/kubelet-client-2026-05-02-12-00-20.pem`;
  layout.put(name, `${client.pem}${privateKeyPem(client.key)}`);
  const current = `/${folder}/kubelet-client-current.pem`;
  layout.files.set(current.slice(1), { linkTo: `/${name}` });
  layout.byPath('etc/kubernetes/kubelet.conf', server, `${pki}/ca.crt`, current, current);
  layout.put(
    'var/lib/kubelet/config.yaml',
    kubeletConfigText(`${pki}/ca.crt`, ['rotateCertificates: true', 'staticPodPath: /etc/kubernetes/manifests']),
  );
}

export async function addRest(layout: LayoutFiles, ca: IssuedCertificate, pki: string): Promise<void> {
  const folder = pki.slice(1);
  const kubelet = await layout.leaf(
    ca,
    { commonName: 'kube-apiserver-kubelet-client', organizations: ['kubeadm:cluster-admins'] },
    { purposes: CLIENT },
  );
  layout.pair(kubelet, `${folder}/apiserver-kubelet-client.crt`, `${folder}/apiserver-kubelet-client.key`);
  await layout.serviceAccountKeys(`${folder}/sa.pub`, `${folder}/sa.key`);
}

export async function addFrontProxy(layout: LayoutFiles, pki: string): Promise<void> {
  const folder = pki.slice(1);
  const ca = await layout.authority({ commonName: 'front-proxy-ca' });
  const client = await layout.leaf(ca, { commonName: 'front-proxy-client' }, { purposes: CLIENT });
  layout.pair(ca, `${folder}/front-proxy-ca.crt`, `${folder}/front-proxy-ca.key`);
  layout.pair(client, `${folder}/front-proxy-client.crt`, `${folder}/front-proxy-client.key`);
}

export const SERVICE_NAMES = [
  'dns:kubernetes',
  'dns:kubernetes.default',
  'dns:kubernetes.default.svc',
  'dns:kubernetes.default.svc.cluster.local',
] as const;
