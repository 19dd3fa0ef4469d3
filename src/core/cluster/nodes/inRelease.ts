import { isReleasedApart } from '../../kubernetes/versions/version.ts';
import type { Version } from '../../model/documents/version.ts';
import type { NodeView } from '../../model/node.ts';

/**
 * The node as if each of its components were of one release of Kubernetes, whatever its files say. The same node if none is given. Every question
 * about a release is answered from the components and from `release`, so this is the only place where another one enters.
 */
export function inRelease(view: NodeView, version: Version | undefined): NodeView {
  if (version === undefined) return view;
  const components = view.components.map((component) => {
    if (isReleasedApart(component.name)) return component;
    const { minors: _, ...rest } = component;
    return { ...rest, version };
  });
  return { ...view, components, release: version };
}
