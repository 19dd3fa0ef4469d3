import type { San } from '../../support/extensions.ts';
import {
  ADMIN_CONF,
  APISERVER,
  ETCD_PEER,
  ETCD_SERVER,
  KUBELET_CURRENT,
  KUBERNETES,
  PKI,
  SCHEDULER_CONF,
} from '../../support/faults/fault.ts';
import type { NodePki } from '../../support/nodePki.ts';
import { base64 } from '../../support/pem.ts';
import { type Case, nodeCase, peerCase } from './case.ts';
import { drawAuthorities } from './randomAuthorities.ts';
import { drawBundle, drawLeaf, drawServerSans } from './randomMaterial.ts';
import { type Random, seededRandom } from './seededRandom.ts';

/** More than three hundred, of which every eighth is a pair of etcd members. */
const SEEDS = 320;
const PEERS_EVERY = 8;

const ETCD_CA = `${PKI}/etcd/ca.crt`;
const MANAGER_CONF = `${KUBERNETES}/controller-manager.conf`;
const CONFS = [
  ADMIN_CONF,
  `${KUBERNETES}/super-admin.conf`,
  MANAGER_CONF,
  SCHEDULER_CONF,
  `${KUBERNETES}/kubelet.conf`,
];

/** Nodes whose authorities, leaves and bundles are drawn, by seed. */
export const RANDOM: readonly Case[] = Array.from({ length: SEEDS }, (_, at) => randomCase(at + 1));

function randomCase(seed: number): Case {
  const id = `seed-${seed}`;
  if (seed % PEERS_EVERY === 0) return peerCase(id, (second, first) => drawPeers(seededRandom(seed), first, second));
  return nodeCase(id, ['api', 'etcd', 'kubelet', 'aggregation'], async (node) => {
    const random = seededRandom(seed);
    await drawCluster(random, node);
    await drawEtcd(random, node);
    await drawFrontProxy(random, node);
  });
}

async function drawCluster(random: Random, node: NodePki): Promise<void> {
  const authorities = await drawAuthorities(random, 'kubernetes', node.settings);
  const { advertiseAddress } = node.settings;
  await drawLeaf(random, node, APISERVER, authorities, drawServerSans(advertiseAddress));
  const clients = [...CONFS.slice(0, 4), KUBELET_CURRENT, `${PKI}/apiserver-kubelet-client.crt`];
  for (const path of clients) await drawLeaf(random, node, path, authorities);
  const pinned = [APISERVER, ...clients].map((path) => node.certificate(path));
  node.put(`${PKI}/ca.crt`, drawBundle(random, authorities, pinned.slice(1)));
  for (const path of CONFS) {
    const bundle = drawBundle(random, authorities, pinned.slice(0, 1));
    node.setField(path, 'certificate-authority-data', base64(bundle));
  }
}

async function drawEtcd(random: Random, node: NodePki): Promise<void> {
  const authorities = await drawAuthorities(random, 'etcd-ca', node.settings);
  await drawLeaf(random, node, ETCD_SERVER, authorities, drawServerSans('127.0.0.1'));
  const clients = [`${PKI}/apiserver-etcd-client.crt`, `${PKI}/etcd/healthcheck-client.crt`];
  for (const path of clients) await drawLeaf(random, node, path, authorities);
  const pinned = [ETCD_SERVER, ...clients].map((path) => node.certificate(path));
  node.put(ETCD_CA, drawBundle(random, authorities, pinned));
  if (!random.chance(0.5)) return;
  node.put(`${PKI}/etcd/servers.crt`, drawBundle(random, authorities, pinned));
  node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}/etcd/servers.crt`);
}

async function drawFrontProxy(random: Random, node: NodePki): Promise<void> {
  const authorities = await drawAuthorities(random, 'front-proxy-ca', node.settings);
  const path = `${PKI}/front-proxy-client.crt`;
  await drawLeaf(random, node, path, authorities);
  node.put(`${PKI}/front-proxy-ca.crt`, drawBundle(random, authorities, [node.certificate(path)]));
}

async function drawPeers(random: Random, first: NodePki, second: NodePki): Promise<void> {
  const authorities = await drawAuthorities(random, 'etcd-ca', first.settings);
  for (const node of [first, second]) {
    const draw = drawServerSans(node.settings.advertiseAddress);
    await drawLeaf(random, node, ETCD_PEER, authorities, (drawing, sans) => resolvable(draw(drawing, sans), node));
  }
  const pinned = [first, second].map((node) => node.certificate(ETCD_PEER));
  for (const node of [first, second]) {
    node.put(`${PKI}/etcd/peers.crt`, drawBundle(random, authorities, pinned));
    node.replaceFlag('etcd', 'peer-trusted-ca-file', `/${PKI}/etcd/peers.crt`);
  }
}

/** A listening member looks DNS names up where no address fits, and what a name leads to is not in any file. */
function resolvable(sans: readonly San[], { settings }: NodePki): readonly San[] {
  if (sans.includes(`ip:${settings.advertiseAddress}`)) return sans;
  return sans.filter((san) => !san.startsWith('dns:'));
}
