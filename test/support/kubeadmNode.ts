import { kubeconfigText } from '../../src/sample/kubeconfigText.ts';
import { type Authorities, type Authority, makeAuthorities } from './authorities.ts';
import { issue } from './certificates.ts';
import { urlHost } from './ipAddress.ts';
import { key, privateKeyPem, publicKeyPem } from './keyPair.ts';
import { addKubelet } from './kubelet.ts';
import { kubeconfigLeaves, type Leaf, leafSpec, pkiLeaves } from './leaves.ts';
import {
  apiserverManifest,
  controllerManagerManifest,
  EXTERNAL_ETCD,
  etcdManifest,
  schedulerManifest,
} from './manifests.ts';
import { type NodeFiles, type NodeOptions, type NodeSettings, nodeSettings, sharedKeyName } from './nodeOptions.ts';
import { manifestPath, NodePki } from './nodePki.ts';
import { takeOutKeys } from './withoutKeys.ts';

export type { NodeFile, NodeFiles, NodeOptions } from './nodeOptions.ts';
export { NodePki } from './nodePki.ts';

const PKI = 'etc/kubernetes/pki';

/** The files kubeadm leaves on a control-plane node. */
export async function buildNode(options: NodeOptions = {}): Promise<NodeFiles> {
  return (await openNode(options)).files;
}

/** The same with the keys and CAs behind it, for a test that goes on changing it. */
export async function openNode(options: NodeOptions = {}): Promise<NodePki> {
  const settings = nodeSettings(options);
  return assemble(settings, await makeAuthorities(settings));
}

export interface ClusterOptions extends NodeOptions {
  readonly nodes: number;
  /** The first octets of the nodes' addresses; 10.0.0 where absent. */
  readonly network?: string;
}

/** Control-plane nodes cp-1, cp-2, … of one cluster: same CAs and sa keys, separate leaves. */
export async function buildCluster(options: ClusterOptions): Promise<NodeFiles[]> {
  const shared: NodeOptions = { controlPlaneEndpoint: 'k8s-api.example.com:6443', ...options };
  const authorities = await makeAuthorities(nodeSettings(shared));
  const members: string[] = [];
  const built: NodeFiles[] = [];
  for (let at = 1; at <= options.nodes; at++) {
    const nodeName = `cp-${at}`;
    const advertiseAddress = options.ipv6 === true ? `fd00:10::1${at}` : `${options.network ?? '10.0.0'}.1${at}`;
    const settings = nodeSettings({
      ...shared,
      nodeName,
      advertiseAddress,
      joined: options.joined ?? at > 1,
      etcdMembers: [...members],
    });
    built.push((await assemble(settings, authorities)).files);
    members.push(`${nodeName}=https://${urlHost(advertiseAddress)}:2380`);
  }
  return built;
}

async function assemble(node: NodeSettings, authorities: Authorities): Promise<NodePki> {
  const pki = new NodePki(node, authorities);
  await addAuthorities(pki);
  await Promise.all([...pkiLeaves(node).map((leaf) => addPair(pki, leaf)), addServiceAccountKeys(pki)]);
  await Promise.all(kubeconfigLeaves(node).map((leaf) => addKubeconfig(pki, leaf)));
  pki.put(manifestPath('kube-apiserver'), apiserverManifest(node));
  pki.put(manifestPath('kube-controller-manager'), controllerManagerManifest(node));
  pki.put(manifestPath('kube-scheduler'), schedulerManifest());
  if (node.externalEtcd !== true) pki.put(manifestPath('etcd'), etcdManifest(node));
  await addKubelet(pki);
  if (node.withoutKeys === true) takeOutKeys(pki);
  await node.edit?.(pki.files, pki);
  return pki;
}

async function addAuthorities(pki: NodePki): Promise<void> {
  const { settings: node, authorities } = pki;
  const add = (path: string, { trust, signer }: Authority) => {
    const [first = signer, ...others] = trust;
    pki.setCertificate(`${PKI}/${path}.crt`, first, others);
    if (!node.externalCa) pki.put(`${PKI}/${path}.key`, privateKeyPem(first.key));
  };
  add('ca', authorities.ca);
  add('front-proxy-ca', authorities.frontProxy);
  if (node.caBundleRotation === true) pki.setCertificate(`${PKI}/ca-signing.crt`, authorities.ca.signer);
  if (node.externalEtcd !== true) return add('etcd/ca', authorities.etcd);
  const [first = authorities.etcd.signer, ...others] = authorities.etcd.trust;
  pki.setCertificate(`${EXTERNAL_ETCD.slice(1)}/ca.pem`, first, others);
}

async function addPair(pki: NodePki, leaf: Leaf): Promise<void> {
  const { settings: node, authorities } = pki;
  const pair = await key(`${node.nodeName}/${leaf.path}`, node.keyAlgorithm);
  pki.setCertificate(leaf.path, issue(leafSpec(leaf, pair, authorities, node)), authorities[leaf.authority].chain);
  pki.setKey(leaf.path, pair);
}

async function addServiceAccountKeys(pki: NodePki): Promise<void> {
  const algorithm = pki.settings.authorityAlgorithm ?? pki.settings.keyAlgorithm;
  // Kubernetes signs tokens with RSA and ECDSA keys only.
  const pair = await key(sharedKeyName(pki.settings, 'sa'), algorithm === 'Ed25519' ? 'ECDSA-P256' : algorithm);
  pki.put(`${PKI}/sa.key`, privateKeyPem(pair));
  pki.put(`${PKI}/sa.pub`, publicKeyPem(pair));
}

async function addKubeconfig(pki: NodePki, leaf: Leaf): Promise<void> {
  const { settings: node, authorities } = pki;
  const pair = await key(`${node.nodeName}/${leaf.path}`, node.keyAlgorithm);
  const user = leaf.subject.commonName ?? '';
  const local = `${urlHost(node.advertiseAddress)}:6443`;
  const server = leaf.path.includes('admin') ? (node.controlPlaneEndpoint ?? local) : local;
  const text = kubeconfigText({
    cluster: 'kubernetes',
    user,
    context: `${user}@kubernetes`,
    server: `https://${server}`,
    authority: authorities.ca.trust.map((certificate) => certificate.pem).join(''),
    credentials: { certificate: '', key: privateKeyPem(pair) },
  });
  pki.put(leaf.path, text);
  pki.setCertificate(leaf.path, issue(leafSpec(leaf, pair, authorities, node)), authorities.ca.chain);
}
