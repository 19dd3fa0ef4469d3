import { type Material, publicKeysOf } from '../../model/material.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { flagMaterial, flagMaterials } from './flags.ts';

/** Files that all control-plane nodes of a cluster have in common (kubernetes.io, "Creating Highly Available Clusters with kubeadm"). */
export type SharedFile = 'ca' | 'front-proxy-ca' | 'etcd-ca' | 'sa';

export const SHARED_FILES: readonly SharedFile[] = ['ca', 'front-proxy-ca', 'etcd-ca', 'sa'];

const FLAGS: Readonly<Record<SharedFile, string>> = {
  ca: 'client-ca-file',
  'front-proxy-ca': 'requestheader-client-ca-file',
  'etcd-ca': 'etcd-cafile',
  sa: 'service-account-key-file',
};

/** What one API server reads for a shared file. */
export interface SharedKeys {
  /** At least one; the first is the one to point at. */
  readonly materials: readonly [Material, ...Material[]];
  /** Ids of the keys in them. */
  readonly ids: ReadonlySet<string>;
}

const keysOfNode = new WeakMap<NodeView, Map<SharedFile, SharedKeys | undefined>>();

/** Undefined where the node has no API server, where the flag is not set, or where not all of its files can be read. */
export function sharedKeysOf(node: NodeView, file: SharedFile): SharedKeys | undefined {
  const known = keysOfNode.get(node) ?? new Map<SharedFile, SharedKeys | undefined>();
  keysOfNode.set(node, known);
  if (!known.has(file)) known.set(file, readKeys(node, file));
  return known.get(file);
}

function readKeys(node: NodeView, file: SharedFile): SharedKeys | undefined {
  const apiserver = componentOf(node, 'kube-apiserver');
  const single = file === 'sa' ? undefined : flagMaterial(apiserver, FLAGS[file]);
  const [first, ...others] = file === 'sa' ? flagMaterials(apiserver, FLAGS.sa) : single ? [single] : [];
  if (!first || ![first, ...others].every(({ known }) => known)) return undefined;
  const ids = new Set([first, ...others].flatMap((material) => publicKeysOf(material).map(({ id }) => id)));
  return ids.size > 0 ? { materials: [first, ...others], ids } : undefined;
}
