import type { ComponentView } from '../../model/node.ts';

/** How many minor releases a kubelet may be older than its API server; it may never be newer (kubernetes.io, "Version Skew Policy"). */
const SKEW = 3;

/** The components, a kubelet whose version is unknown bounded by that of the API server next to it. */
export function withKubeletSkew(components: readonly ComponentView[]): readonly ComponentView[] {
  const newest = components.find(({ name }) => name === 'kube-apiserver')?.version?.minor;
  if (newest === undefined) return components;
  return components.map((component) =>
    component.name === 'kubelet' && component.version === undefined
      ? { ...component, minors: { first: newest - SKEW, last: newest } }
      : component,
  );
}
