import type { ComponentDocument } from '../../model/documents/component.ts';
import type { Span } from '../../model/source/span.ts';

/**
 * The pods, by their spans, of the control plane that stands first where several of them mount objects: a node is one of each component, and
 * what is known of another control plane must not be compared with it. Those of one namespace are one control plane; where a component runs
 * there in several pods, only the containers of the first such pod surely belong together.
 */
export function controlPlaneOf(documents: readonly ComponentDocument[]): ReadonlySet<Span> {
  const mounting = documents.filter(({ mounts = [] }) => mounts.some(({ objects }) => objects));
  const [first] = mounting;
  const own = mounting.filter(({ namespace }) => namespace === first?.namespace);
  const again = own.find(({ component }, at) => own.findIndex((other) => other.component === component) < at);
  const leader = again && own.find(({ component }) => component === again.component);
  const chosen = leader ? own.filter(({ span, uri }) => span === leader.span && uri === leader.uri) : own;
  return new Set(chosen.map(({ span }) => span));
}
