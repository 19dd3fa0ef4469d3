import { authoritySpec, type IssuedCertificate, issue } from './certificates.ts';
import { key } from './keyPair.ts';
import { days, type NodeSettings, sharedKeyName } from './nodeOptions.ts';

/** One trust domain of the cluster. */
export interface Authority {
  readonly signer: IssuedCertificate;
  /** The certificates of its ca.crt. */
  readonly trust: readonly IssuedCertificate[];
  /** The chain after the leaf in every leaf's file. */
  readonly chain: readonly IssuedCertificate[];
  /** The CA being rotated out. */
  readonly previous?: IssuedCertificate;
}

/** The three CAs of a kubeadm cluster, and the one of an etcd outside it. */
export interface Authorities {
  readonly ca: Authority;
  readonly frontProxy: Authority;
  readonly etcd: Authority;
}

/** Certificates already made, so that the nodes of one cluster hold the same bytes. */
export type Cluster = Authorities;

export async function makeAuthorities(node: NodeSettings): Promise<Authorities> {
  const [ca, frontProxy, etcd] = await Promise.all([
    node.caBundleRotation === true ? rotating(node) : authority('kubernetes', 'ca', node),
    authority('front-proxy-ca', 'front-proxy-ca', node),
    authority(node.externalEtcd === true ? 'external-etcd-ca' : 'etcd-ca', 'etcd-ca', node),
  ]);
  return { ca, frontProxy, etcd };
}

/** A self-signed CA of kubeadm's shape with the pool's key of that name. */
export async function selfSigned(commonName: string, keyName: string, node: NodeSettings): Promise<IssuedCertificate> {
  const from = new Date(node.created.getTime() - 300_000);
  const pair = await key(sharedKeyName(node, keyName), node.authorityAlgorithm ?? node.keyAlgorithm);
  return issue(authoritySpec(commonName, pair, from, days(node.created, 3650)));
}

async function authority(commonName: string, keyName: string, node: NodeSettings): Promise<Authority> {
  const root = await selfSigned(commonName, keyName, node);
  if (node.intermediateCa !== true) return { signer: root, trust: [root], chain: [] };
  const intermediate = issue({
    ...root.spec,
    subject: { commonName: `${commonName}-intermediate` },
    key: await key(`${keyName}-intermediate`, node.keyAlgorithm),
    issuer: root,
    notAfter: days(node.created, 1825),
    pathLength: 0,
    authorityKeyId: true,
  });
  return { signer: intermediate, trust: [root], chain: [intermediate] };
}

async function rotating(node: NodeSettings): Promise<Authority> {
  const next = await selfSigned('kubernetes', 'ca-next', node);
  const from = days(node.created, -3400);
  const oldKey = await key('ca', node.keyAlgorithm);
  const previous = issue(authoritySpec('kubernetes', oldKey, from, days(node.created, 500)));
  return { signer: next, trust: [next, previous], chain: [], previous };
}
