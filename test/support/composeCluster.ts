import { openNode } from './kubeadmNode.ts';
import type { NodeFile } from './nodeOptions.ts';
import type { NodePki } from './nodePki.ts';

const PKI = 'etc/kubernetes/pki/';

/** The files of a control plane that Compose starts: `cluster/compose.yaml`, its certificates and its kubeconfigs. */
export type ComposeFiles = Map<string, NodeFile | string>;

export const COMPOSE = 'cluster/compose.yaml';

/** A correct one, whose services reach each other by name, after a change of the node that its files come from. */
export async function composeCluster(change: (pki: NodePki) => void | Promise<void> = () => {}): Promise<ComposeFiles> {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  addName(pki, `${PKI}etcd/server.crt`, 'etcd');
  addName(pki, `${PKI}etcd/peer.crt`, 'etcd');
  addName(pki, `${PKI}apiserver.crt`, 'kube-apiserver');
  await change(pki);
  const files: ComposeFiles = new Map();
  for (const [path, content] of pki.files) {
    if (path.startsWith(PKI)) files.set(`cluster/certs/${path.slice(PKI.length)}`, content);
  }
  for (const name of ['scheduler', 'controller-manager']) {
    const text = pki.text(`etc/kubernetes/${name}.conf`).replace(/server: \S+/, 'server: https://kube-apiserver:6443');
    files.set(`cluster/conf/${name}.kubeconfig`, text);
  }
  files.set(COMPOSE, composeText());
  return files;
}

function addName(pki: NodePki, path: string, name: string): void {
  const { sans = [] } = pki.certificate(path).spec;
  pki.replaceCertificate(path, { sans: [...sans, `dns:${name}`] });
}

function composeText(): string {
  return `x-restart: &restart
  restart: unless-stopped
services:
  etcd:
    <<: *restart
    image: registry.k8s.io/etcd:3.5.16-0
    command: >
      etcd --name=etcd
      --data-dir=/data
      --listen-client-urls=https://0.0.0.0:2379
      --advertise-client-urls=https://etcd:2379
      --cert-file=/certs/server.crt
      --key-file=/certs/server.key
      --trusted-ca-file=/certs/ca.crt
      --client-cert-auth=true
      --listen-peer-urls=https://0.0.0.0:2380
      --initial-advertise-peer-urls=https://etcd:2380
      --initial-cluster=etcd=https://etcd:2380
      --peer-cert-file=/certs/peer.crt
      --peer-key-file=/certs/peer.key
      --peer-trusted-ca-file=/certs/ca.crt
      --peer-client-cert-auth=true
    volumes:
      - etcd-data:/data
      - ./certs/etcd:/certs:ro
  kube-apiserver:
    <<: *restart
    image: registry.k8s.io/kube-apiserver:v1.34.1
    entrypoint: kube-apiserver
    command:
      - --etcd-servers=https://etcd:2379
      - --etcd-cafile=/pki/etcd/ca.crt
      - --etcd-certfile=/pki/apiserver-etcd-client.crt
      - --etcd-keyfile=/pki/apiserver-etcd-client.key
      - --client-ca-file=/pki/ca.crt
      - --tls-cert-file=/pki/apiserver.crt
      - --tls-private-key-file=/pki/apiserver.key
      - --requestheader-client-ca-file=/pki/front-proxy-ca.crt
      - --requestheader-allowed-names=front-proxy-client
      - --proxy-client-cert-file=/pki/front-proxy-client.crt
      - --proxy-client-key-file=/pki/front-proxy-client.key
      - --requestheader-extra-headers-prefix=X-Remote-Extra-
      - --requestheader-group-headers=X-Remote-Group
      - --requestheader-username-headers=X-Remote-User
      - --kubelet-client-certificate=/pki/apiserver-kubelet-client.crt
      - --kubelet-client-key=/pki/apiserver-kubelet-client.key
      - --service-account-key-file=/pki/sa.pub
      - --service-account-signing-key-file=/pki/sa.key
      - --service-account-issuer=https://kubernetes.default.svc.cluster.local
      - --service-cluster-ip-range=10.96.0.0/16
      - --authorization-mode=Node,RBAC
    ports:
      - 6443:6443
    volumes:
      - type: bind
        source: ./certs
        target: /pki
        read_only: true
  kube-scheduler:
    <<: *restart
    image: registry.k8s.io/kube-scheduler:v1.34.1
    command: kube-scheduler --kubeconfig=/conf/scheduler.kubeconfig
    volumes:
      - ./conf:/conf:ro
  kube-controller-manager:
    <<: *restart
    image: registry.k8s.io/kube-controller-manager:v1.34.1
    command:
      - kube-controller-manager
      - --kubeconfig=/conf/controller-manager.kubeconfig
      - --use-service-account-credentials=true
      - --service-account-private-key-file=/pki/sa.key
      - --root-ca-file=/pki/ca.crt
      - --cluster-signing-cert-file=/pki/ca.crt
      - --cluster-signing-key-file=/pki/ca.key
    volumes:
      - ./conf:/conf:ro
      - ./certs:/pki:ro
volumes:
  etcd-data: {}
`;
}
