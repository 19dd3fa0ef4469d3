import { Draw } from '../../fuzz/draw.ts';
import type { KeyAlgorithm } from '../keyPair.ts';
import { days } from '../nodeOptions.ts';
import {
  binaryPlan,
  kubeadmPlan,
  kubesprayPlan,
  type LayoutPlan,
  minikubePlan,
  podPlan,
  rancherPlan,
} from './layoutPlan.ts';
import { NEWEST_MINOR, OLDEST_MINOR, type Release, releaseOf } from './release.ts';
import { drawStyle, type Style } from './style.ts';

/** The time at which generated nodes are looked at. */
export const NOW = new Date('2026-06-01T12:00:00Z');

/** Everything that is drawn about a node before a file is written. */
export interface NodeDesign {
  readonly seed: number;
  /** The time at which the node is looked at. */
  readonly now: Date;
  readonly created: Date;
  /** How long leaves are valid. */
  readonly leafDays: number;
  readonly release: Release;
  readonly layout: LayoutPlan;
  readonly nodeName: string;
  readonly address: string;
  /** "host:port" of the load balancer; absent if there is none. */
  readonly endpoint?: string | undefined;
  readonly port: number;
  readonly serviceSubnet: string;
  readonly podSubnet: string;
  readonly domain: string;
  readonly keyAlgorithm: KeyAlgorithm;
  readonly authorityAlgorithm: KeyAlgorithm;
  /** An intermediate signs what the cluster CA's role signs. */
  readonly hasIntermediate: boolean;
  /** CA files hold the old CA next to the new one. */
  readonly isRotating: boolean;
  /** First slot of the key pool. */
  readonly keyBase: number;
  /** The control-plane nodes of a cluster of several; absent for one node. */
  readonly members?: readonly { readonly name: string; readonly address: string }[];
  readonly style: Style;
}

const LAYOUTS = [
  ...Array<string>(6).fill('kubeadm'),
  ...Array<string>(5).fill('binary'),
  'kubeadm, external etcd',
  'kubespray',
  'minikube',
  'k3s',
  'rke2',
  'pods',
  'pods',
];

/** The design of a seed; the same on every machine. */
export function drawDesign(seed: number, now = NOW): NodeDesign {
  const draw = new Draw(seed, 0);
  const minor = OLDEST_MINOR + draw.below(NEWEST_MINOR - OLDEST_MINOR + 1);
  const release = releaseOf(minor, draw.below(12));
  const nodeName = draw.pick(['cp-1', 'k8s-master01', 'node1', 'ip-10-0-3-17.ec2.internal', 'master-0.example.com']);
  const layout = planOf(draw.pick(LAYOUTS), draw, nodeName);
  const hasIntermediate = layout.runs === 'kubeadm' && layout.name === 'kubeadm' && draw.chance(12);
  const [keyAlgorithm, authorityAlgorithm] = drawAlgorithms(draw, layout);
  const hasEndpoint = draw.chance(2);
  const six = layout.name === 'kubeadm' && draw.chance(12);
  return {
    seed,
    now,
    created: days(now, -30 - draw.below(200)),
    leafDays: draw.pick([365, 365, 3650, 1825]),
    release,
    layout,
    nodeName,
    address: six ? 'fd00:10::17' : draw.pick(['10.0.3.17', '192.168.56.11', '172.16.0.5']),
    endpoint: hasEndpoint
      ? draw.pick(['k8s-api.example.com:6443', '10.0.3.100:8443', 'lb.k8s.local:16443'])
      : undefined,
    port: layout.name === 'minikube' ? 8443 : 6443,
    serviceSubnet: six
      ? 'fd00:10:96::/112'
      : draw.pick(['10.96.0.0/12', '10.43.0.0/16', '10.254.0.0/16', '10.0.0.0/24']),
    podSubnet: six ? 'fd00:10:244::/56' : draw.pick(['10.244.0.0/16', '172.30.0.0/16']),
    domain: draw.pick(['cluster.local', 'cluster.local', 'k8s.example.com']),
    keyAlgorithm,
    authorityAlgorithm,
    hasIntermediate,
    isRotating: !hasIntermediate && layout.runs !== 'one process' && draw.chance(10),
    keyBase: draw.below(64),
    style: drawStyle(draw, layout),
  };
}

function planOf(name: string, draw: Draw, nodeName: string): LayoutPlan {
  if (name === 'binary') return binaryPlan(draw);
  if (name === 'kubespray') return kubesprayPlan(nodeName);
  if (name === 'minikube') return minikubePlan();
  if (name === 'k3s' || name === 'rke2') return rancherPlan(name);
  if (name === 'pods') return podPlan(draw);
  return kubeadmPlan(name, '/etc/kubernetes/pki', name !== 'kubeadm');
}

/** RSA is what most have and what takes longest to make: a few keys of it are shared by all nodes of a run. */
function drawAlgorithms(draw: Draw, { name }: LayoutPlan): readonly [KeyAlgorithm, KeyAlgorithm] {
  if (name === 'k3s' || name === 'rke2') return ['ECDSA-P256', 'ECDSA-P256'];
  return draw.pick([
    ['ECDSA-P256', 'ECDSA-P256'],
    ['ECDSA-P256', 'ECDSA-P256'],
    ['ECDSA-P256', 'ECDSA-P256'],
    ['ECDSA-P384', 'ECDSA-P384'],
    ['ECDSA-P256', 'ECDSA-P384'],
    ['RSA-2048', 'RSA-2048'],
    ['ECDSA-P256', 'RSA-2048'],
    ['RSA-2048', 'RSA-3072'],
    ['ECDSA-P256', 'RSA-4096'],
    ...(name === 'binary' ? ([['Ed25519', 'Ed25519']] as const) : []),
  ] as const);
}
