import type { KeyAlgorithm } from './keyPair.ts';
import type { NodePki } from './nodePki.ts';

/** Contents by path under the node's root, such as "etc/kubernetes/pki/ca.crt". */
export type NodeFiles = Map<string, NodeFile>;
/** `linkTo` is the link's own text: relative to its folder or absolute. */
export type NodeFile = Uint8Array | { readonly linkTo: string };

/** The options of a node. Each defaults to kubeadm's behavior. */
export interface NodeOptions {
  /** The time the tests look at the node; it was made 30 days before. Default 2026-06-01T12:00Z. */
  readonly now?: Date;
  readonly nodeName?: string;
  /** Nodes of one name have the keys of their CAs and service accounts in common; so have all without one. */
  readonly clusterName?: string;
  readonly advertiseAddress?: string;
  /** One CIDR, or two with a comma. */
  readonly serviceSubnet?: string;
  readonly podSubnet?: string;
  /** "host:port". */
  readonly controlPlaneEndpoint?: string;
  /** The algorithm of all keys that kubeadm itself generates. Default RSA-2048; ECDSA-P256 is the fast one. */
  readonly keyAlgorithm?: KeyAlgorithm;
  /** The algorithm of the CAs, if it differs. */
  readonly authorityAlgorithm?: KeyAlgorithm;
  /** No CA keys; the controller manager's signing flags are empty. */
  readonly externalCa?: boolean;
  /** etcd elsewhere: own names, folder and mount, no etcd manifest. */
  readonly externalEtcd?: boolean;
  /** ca.crt is a root, an intermediate signs, leaf files carry it. Implies `externalCa`. */
  readonly intermediateCa?: boolean;
  /** ca.crt and kubeconfigs hold the new and the old cluster CA; the signer has a separate file. */
  readonly caBundleRotation?: boolean;
  /** Joined by `kubeadm join`: no super-admin.conf, a bootstrapped kubelet.conf. */
  readonly joined?: boolean;
  /** kubelet.conf still holds its certificate, as `kubeadm init` first writes it. */
  readonly kubeletConfEmbedded?: boolean;
  /** A copy of the node from which every private key was taken out. */
  readonly withoutKeys?: boolean;
  /** The kubelet's serving certificate is signed by the cluster CA. */
  readonly serverTLSBootstrap?: boolean;
  readonly ipv6?: boolean;
  /** With the systemd drop-in of the kubeadm package. */
  readonly systemdUnit?: boolean;
  /** Earlier etcd members, "name=https://address:2380". */
  readonly etcdMembers?: readonly string[];
  /** Changes the finished node. */
  readonly edit?: ((files: NodeFiles, pki: NodePki) => void | Promise<void>) | undefined;
}

/** The options with every default filled in. */
export interface NodeSettings extends NodeOptions {
  readonly now: Date;
  readonly created: Date;
  readonly nodeName: string;
  readonly advertiseAddress: string;
  readonly serviceSubnet: string;
  readonly podSubnet: string;
  readonly keyAlgorithm: KeyAlgorithm;
  readonly externalCa: boolean;
  readonly etcdMembers: readonly string[];
}

export const DAY = 86_400_000;

export function nodeSettings(options: NodeOptions): NodeSettings {
  const six = options.ipv6 === true;
  const now = options.now ?? new Date('2026-06-01T12:00:00Z');
  return {
    ...options,
    now,
    created: new Date(now.getTime() - 30 * DAY),
    nodeName: options.nodeName ?? 'cp-1',
    advertiseAddress: options.advertiseAddress ?? (six ? 'fd00:10::10' : '10.0.0.10'),
    serviceSubnet: options.serviceSubnet ?? (six ? 'fd00:10:96::/112' : '10.96.0.0/12'),
    podSubnet: options.podSubnet ?? (six ? 'fd00:10:244::/56' : '10.244.0.0/16'),
    keyAlgorithm: options.keyAlgorithm ?? 'RSA-2048',
    externalCa: options.externalCa === true || options.intermediateCa === true,
    etcdMembers: options.etcdMembers ?? [],
  };
}

/** The name of a key that the nodes of a cluster have in common. */
export const sharedKeyName = ({ clusterName }: Pick<NodeOptions, 'clusterName'>, name: string): string =>
  clusterName === undefined ? name : `${clusterName}/${name}`;

export const days = (from: Date, count: number): Date => new Date(from.getTime() + count * DAY);
