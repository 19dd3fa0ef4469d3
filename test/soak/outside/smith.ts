import { createPrivateKey } from 'node:crypto';
import { manyNodesOptions } from '../../../scripts/bench/manyNodes.ts';
import {
  authoritySpec,
  type CertificateSpec,
  type IssuedCertificate,
  issue,
  LEAF_SHAPE,
} from '../../support/certificates.ts';
import { key, keyPairOf, privateKeyPem } from '../../support/keyPair.ts';
import { kubeconfigLeaves, kubeletSubject, type Leaf, pkiLeaves } from '../../support/leaves.ts';
import { type NodeSettings, nodeSettings } from '../../support/nodeOptions.ts';
import type { LeafWish, Pair } from './questions.ts';

/** Names of the CAs, by the folder and name of their files. */
const AUTHORITIES = { ca: 'kubernetes', frontProxy: 'front-proxy-ca', etcd: 'etcd-ca' } as const;
let made = 0;

/** The output of `kubeadm certs renew` or the kubelet. */
export async function makeLeaf(wish: LeafWish): Promise<Pair> {
  const node = nodeOf(wish);
  const leaf = leafAt(wish.path, node);
  const pair = await nextKey();
  const issued = issue({
    ...LEAF_SHAPE,
    subject: leaf.subject,
    key: pair,
    issuer: signerFrom(wish.authority, AUTHORITIES[leaf.authority]),
    extendedKeyUsage: leaf.purposes,
    sans: leaf.sans,
    notBefore: new Date(wish.notBefore),
    notAfter: new Date(wish.notAfter),
  });
  return { certificate: issued.pem, key: privateKeyPem(pair) };
}

/** A CA of the name, as kubeadm makes it, with a separate key. */
export async function makeAuthority(commonName: string, notAfter: number): Promise<Pair> {
  const pair = await nextKey();
  const issued = issue(authoritySpec(commonName, pair, new Date(Date.now() - 300_000), new Date(notAfter)));
  return { certificate: issued.pem, key: privateKeyPem(pair) };
}

function nodeOf({ cluster, node }: LeafWish): NodeSettings {
  const { network, ...options } = manyNodesOptions(cluster, node);
  return nodeSettings({ ...options, nodeName: `cp-${node}`, advertiseAddress: `${network}.1${node}` });
}

function leafAt(path: string, node: NodeSettings): Leaf {
  if (path.startsWith('var/lib/kubelet/')) {
    return { path, authority: 'ca', subject: kubeletSubject(node), purposes: ['clientAuth'] };
  }
  const leaf = [...pkiLeaves(node), ...kubeconfigLeaves(node)].find((one) => one.path === path);
  if (!leaf) throw new Error(`kubeadm issues nothing for ${path}.`);
  return leaf;
}

/** As much of a CA as signing takes. */
function signerFrom({ certificate, key: text }: Pair, commonName: string): IssuedCertificate {
  const pair = keyPairOf(commonName, 'ECDSA-P256', createPrivateKey(text));
  const spec: CertificateSpec = { ...authoritySpec(commonName, pair, new Date(0), new Date(0)) };
  return { spec, key: pair, der: new Uint8Array(), pem: certificate };
}

function nextKey() {
  made++;
  return key(`soak-${made}`, 'ECDSA-P256');
}
