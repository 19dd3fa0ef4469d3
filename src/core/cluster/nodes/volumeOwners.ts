import { type ComponentDocument, isAddOn } from '../../model/documents/component.ts';

/** The pods of a node that mount Secrets and ConfigMaps. */
export interface MountingPods {
  /** The containers of add-ons. Each mounts the objects of its namespace. */
  readonly clients: readonly ComponentDocument[];
  /** The containers of the node's control plane. */
  readonly own: readonly ComponentDocument[];
  /** Namespaces of other control planes: undefined for pods without one. */
  readonly others: ReadonlySet<string | undefined>;
}

/**
 * Divides the pods that mount objects by control plane: a node has one of each component, and another control plane must not be compared
 * with it. Containers of one namespace are one control plane, the first one is the node's. A namespace with a component that the node also
 * runs without objects, as in a static pod, is that of a hosted control plane. If a component runs in a namespace in several pods, only the
 * containers of the first such pod surely belong together.
 */
export function mountingPods(documents: readonly ComponentDocument[]): MountingPods {
  const all = documents.filter(mountsObjects);
  const clients = all.filter(({ component }) => isAddOn(component));
  const mounting = all.filter(({ component }) => !isAddOn(component));
  const onNode = new Set(documents.flatMap((document) => (mountsObjects(document) ? [] : document.component)));
  const hosted = new Set(mounting.flatMap(({ component, namespace }) => (onNode.has(component) ? [namespace] : [])));
  const first = mounting.find(({ namespace }) => !hosted.has(namespace));
  const own = first ? mounting.filter(({ namespace }) => namespace === first.namespace) : [];
  const others = new Set(mounting.map(({ namespace }) => namespace));
  if (first) others.delete(first.namespace);
  const again = own.find(({ component }, at) => own.findIndex((other) => other.component === component) < at);
  const leader = again && own.find(({ component }) => component === again.component);
  const ofLeader = ({ span, uri }: ComponentDocument) => span === leader?.span && uri === leader?.uri;
  return { clients, own: leader ? own.filter(ofLeader) : own, others };
}

/** Whether a pod has files from Secrets or ConfigMaps. */
export function mountsObjects({ mounts = [] }: ComponentDocument): boolean {
  return mounts.some(({ objects }) => objects);
}
