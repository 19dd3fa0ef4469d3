import type { ComponentDocument } from '../../model/documents/component.ts';

/**
 * The containers of the first control plane, if several mount objects: a node has one of each component, and
 * another control plane must not be compared with it. Containers of one namespace are one control plane; if a component runs
 * there in several pods, only the containers of the first such pod surely belong together.
 */
export function controlPlaneOf(documents: readonly ComponentDocument[]): readonly ComponentDocument[] {
  const mounting = documents.filter(({ mounts = [] }) => mounts.some(({ objects }) => objects));
  const [first] = mounting;
  const own = mounting.filter(({ namespace }) => namespace === first?.namespace);
  const again = own.find(({ component }, at) => own.findIndex((other) => other.component === component) < at);
  const leader = again && own.find(({ component }) => component === again.component);
  return leader ? own.filter(({ span, uri }) => span === leader.span && uri === leader.uri) : own;
}
