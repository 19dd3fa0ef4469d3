import {
  apiserverManifest,
  controllerManagerManifest,
  etcdManifest,
  localEtcd,
  PKI,
  schedulerManifest,
} from './kubeadmManifests.ts';
import { kubeconfigText } from './kubeconfigText.ts';
import { type LeafUse, makeLeaf, type SampleCertificate, type SampleName, type Validity } from './sampleCertificate.ts';
import { makeKey } from './sampleKey.ts';
import { API_SERVER_URL, CONTROL_PLANE, KUBERNETES_SERVICE, SERVICE_SUBNET } from './sampleNodes.ts';
import type { SampleFiles } from './sampleTree.ts';

/** The three CAs of a kubeadm cluster. */
export interface SampleAuthorities {
  readonly ca: SampleCertificate;
  readonly frontProxy: SampleCertificate;
  readonly etcd: SampleCertificate;
}

/** When the leaves end: those that were renewed, and the one that was forgotten. */
export interface LeafValidity {
  readonly renewed: Validity;
  readonly forgotten: Validity;
}

/** A certificate that kubeadm issues: its CA, its subject and its usages. */
export interface Leaf {
  readonly authority: keyof SampleAuthorities;
  readonly name: SampleName;
  readonly use: LeafUse;
}

const { address, name: nodeName, folder } = CONTROL_PLANE;
const ADMINS = 'kubeadm:cluster-admins';
/** The certificate that `kubeadm certs renew` was not run for. */
const FORGOTTEN = 'apiserver-kubelet-client';

const client = (authority: keyof SampleAuthorities, commonName: string, organization?: string): Leaf => {
  return { authority, name: { commonName, organization }, use: { client: true } };
};
const ETCD_MEMBER: Leaf = {
  authority: 'etcd',
  name: { commonName: nodeName },
  use: { server: true, client: true, names: [nodeName, 'localhost', address, '127.0.0.1', '::1'] },
};
const API_SERVER: Leaf = {
  authority: 'ca',
  name: { commonName: 'kube-apiserver' },
  use: {
    server: true,
    names: [
      nodeName,
      'kubernetes',
      'kubernetes.default',
      'kubernetes.default.svc',
      'kubernetes.default.svc.cluster.local',
      address,
      KUBERNETES_SERVICE,
    ],
  },
};

/** kubeadm's certificates (app/phases/certs/certlist.go) by their path below the PKI folder. */
export const PAIRS = {
  apiserver: API_SERVER,
  [FORGOTTEN]: client('ca', 'kube-apiserver-kubelet-client', ADMINS),
  'front-proxy-client': client('frontProxy', 'front-proxy-client'),
  'apiserver-etcd-client': client('etcd', 'kube-apiserver-etcd-client'),
  'etcd/server': ETCD_MEMBER,
  'etcd/peer': ETCD_MEMBER,
  'etcd/healthcheck-client': client('etcd', 'kube-etcd-healthcheck-client'),
} satisfies Readonly<Record<string, Leaf>>;
/** The users of its kubeconfigs, by the file's name. */
export const USERS = {
  admin: client('ca', 'kubernetes-admin', ADMINS),
  'super-admin': client('ca', 'kubernetes-super-admin', 'system:masters'),
  'controller-manager': client('ca', 'system:kube-controller-manager'),
  scheduler: client('ca', 'system:kube-scheduler'),
} satisfies Readonly<Record<string, Leaf>>;

/** /etc/kubernetes of a control-plane node but for kubelet.conf. The API server checks etcd by the CA at `etcdAuthority`. */
export async function addControlPlane(
  files: SampleFiles,
  authorities: SampleAuthorities,
  { renewed, forgotten }: LeafValidity,
  etcdAuthority: string,
): Promise<void> {
  const pki = `${folder}${PKI}`;
  const addPair = (path: string, { pem, key }: SampleCertificate) => {
    files.set(`${pki}/${path}.crt`, pem);
    files.set(`${pki}/${path}.key`, key.privatePem);
  };
  addPair('ca', authorities.ca);
  addPair('front-proxy-ca', authorities.frontProxy);
  addPair('etcd/ca', authorities.etcd);
  for (const [path, { authority, name, use }] of Object.entries(PAIRS)) {
    addPair(path, await makeLeaf(authorities[authority], name, use, path === FORGOTTEN ? forgotten : renewed));
  }
  const tokens = await makeKey();
  files.set(`${pki}/sa.key`, tokens.privatePem);
  files.set(`${pki}/sa.pub`, tokens.publicPem);
  for (const [file, { name, use }] of Object.entries(USERS)) {
    const leaf = await makeLeaf(authorities.ca, name, use, renewed);
    files.set(`${folder}/etc/kubernetes/${file}.conf`, userKubeconfig(leaf, authorities.ca));
  }
  const manifests = `${folder}/etc/kubernetes/manifests`;
  const node = { ...CONTROL_PLANE, serviceSubnet: SERVICE_SUBNET };
  const etcd = { ...localEtcd(node), authority: etcdAuthority };
  const signer = { certificate: `${PKI}/ca.crt`, key: `${PKI}/ca.key` };
  files.set(`${manifests}/kube-apiserver.yaml`, apiserverManifest(node, etcd));
  files.set(`${manifests}/kube-controller-manager.yaml`, controllerManagerManifest(node, signer));
  files.set(`${manifests}/kube-scheduler.yaml`, schedulerManifest());
  files.set(`${manifests}/etcd.yaml`, etcdManifest(node));
}

/** A kubeconfig of the control plane: it connects to the API server's address. */
export function userKubeconfig({ name, pem, key }: SampleCertificate, authority: SampleCertificate): string {
  const user = name.commonName;
  return kubeconfigText({
    cluster: 'kubernetes',
    user,
    context: `${user}@kubernetes`,
    server: API_SERVER_URL,
    authority: authority.pem,
    credentials: { certificate: pem, key: key.privatePem },
  });
}
