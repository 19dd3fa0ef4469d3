import type { ComponentDocument } from '../../model/documents/component.ts';

/**
 * The containers of the control plane that stands first where several of them mount objects: a node is one of each component, and
 * what is known of another control plane must not be compared with it. Those of one namespace are one control plane; where a component runs
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
