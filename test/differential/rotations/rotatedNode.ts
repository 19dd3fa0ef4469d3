import type { IssuedCertificate } from '../../support/certificates.ts';
import { APISERVER, ETCD_SERVER, KUBERNETES, PKI, SCHEDULER_CONF } from '../../support/faults/fault.ts';
import { key } from '../../support/keyPair.ts';
import type { NodeFiles } from '../../support/kubeadmNode.ts';
import { type NodePki, openNode } from '../../support/kubeadmNode.ts';
import type { Component } from '../../support/nodePki.ts';
import { base64 } from '../../support/pem.ts';
import { type Random, seededRandom } from '../cases/seededRandom.ts';

const ETCD_CLIENT = `${PKI}/apiserver-etcd-client.crt`;
const ETCD_TRUST = `${PKI}/etcd/ca.crt`;
/** Separate files, so that each changes apart. */
const ETCD_CLIENT_TRUST = `${PKI}/etcd-servers-ca.crt`;
const APISERVER_TRUST = `${PKI}/clients-ca.crt`;
/** Clients of the API server that are asked for. */
const KUBECONFIGS = [SCHEDULER_CONF, `${KUBERNETES}/controller-manager.conf`];
/** The flags that name a file; of a pair, its certificate and its key. */
const FLAGS: Readonly<Record<string, readonly (readonly [Component, string])[]>> = {
  [ETCD_CLIENT_TRUST]: [['kube-apiserver', 'etcd-cafile']],
  [ETCD_CLIENT]: [
    ['kube-apiserver', 'etcd-certfile'],
    ['kube-apiserver', 'etcd-keyfile'],
  ],
  [ETCD_TRUST]: [['etcd', 'trusted-ca-file']],
  [ETCD_SERVER]: [
    ['etcd', 'cert-file'],
    ['etcd', 'key-file'],
  ],
  [APISERVER_TRUST]: [['kube-apiserver', 'client-ca-file']],
  [APISERVER]: [
    ['kube-apiserver', 'tls-cert-file'],
    ['kube-apiserver', 'tls-private-key-file'],
  ],
};

export interface RotatedNode {
  /** The files before; the node has those after. */
  readonly before: NodeFiles;
  readonly node: NodePki;
}

/** The bundle, or the CA in a kubeconfig, that verifies one end of connections. */
interface Verified {
  readonly trusts: readonly string[];
  readonly pairs: readonly string[];
  readonly old: IssuedCertificate;
  readonly next: IssuedCertificate;
}

/** One node whose etcd, API server and their clients get other certificates and CAs, as the seed has it. */
export async function rotatedNode(seed: number, now: Date): Promise<RotatedNode> {
  const random = seededRandom(seed);
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256', advertiseAddress: '127.0.0.10', now });
  const domains: readonly Verified[] = [
    {
      trusts: [ETCD_CLIENT_TRUST, ETCD_TRUST],
      pairs: [ETCD_CLIENT, ETCD_SERVER],
      old: node.certificate(ETCD_TRUST),
      next: await node.otherAuthority(random.pick(['etcd-ca', 'etcd-ca-2'])),
    },
    {
      trusts: [...KUBECONFIGS, APISERVER_TRUST],
      pairs: [...KUBECONFIGS, APISERVER],
      old: node.certificate(`${PKI}/ca.crt`),
      next: await node.otherAuthority(random.pick(['kubernetes', 'kubernetes-2'])),
    },
  ];
  node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${ETCD_CLIENT_TRUST}`);
  node.replaceFlag('kube-apiserver', 'client-ca-file', `/${APISERVER_TRUST}`);
  for (const { trusts, old, next } of domains) {
    for (const path of trusts) trust(node, path, random.pick([[old], [old], [old, next]]));
  }
  const before = new Map(node.files);
  for (const domain of domains) await rotate(node, domain, random, `${seed}`);
  return { before, node };
}

/** Each file replaces the one before, or gets another name that flags refer to. */
async function rotate(
  node: NodePki,
  { trusts, pairs, old, next }: Verified,
  random: Random,
  name: string,
): Promise<void> {
  for (const path of trusts) {
    const choice = random.pick(['same', 'both', 'both', 'next'] as const);
    if (choice === 'same') continue;
    const kept = new Map(node.files);
    trust(node, path, choice === 'both' ? [old, next] : [next]);
    if (random.chance(0.5)) moveAside(node, path, kept);
  }
  for (const path of pairs) {
    const choice = random.pick(['same', 'renewed', 'next', 'next'] as const);
    if (choice === 'same') continue;
    const kept = new Map(node.files);
    const pair = await key(`rotated ${path} ${name}`);
    node.reissue(path, choice === 'next' ? { issuer: next, key: pair } : { key: pair });
    if (random.chance(0.5)) moveAside(node, path, kept);
  }
}

/** Gives the file and its key other names, which the flags then have, and leaves what was there before. */
function moveAside(node: NodePki, path: string, before: NodeFiles): void {
  for (const [at, [component, flag]] of (FLAGS[path] ?? []).entries()) {
    const one = at === 0 ? path : path.replace('.crt', '.key');
    const next = one.replace(/(?=\.[a-z]+$)/, '-next');
    const [content, kept] = [node.files.get(one), before.get(one)];
    if (content === undefined || kept === undefined) throw new Error(`no such file: ${one}`);
    node.files.set(next, content);
    node.files.set(one, kept);
    node.replaceFlag(component, flag, `/${next}`);
  }
}

function trust(node: NodePki, path: string, authorities: readonly IssuedCertificate[]): void {
  const bundle = authorities.map(({ pem }) => pem).join('');
  if (!path.endsWith('.conf')) node.put(path, bundle);
  else if (!node.text(path).includes(`certificate-authority-data: ${base64(bundle)}\n`))
    node.setField(path, 'certificate-authority-data', base64(bundle));
}
