import { releasesOf } from '../../kubernetes/versions/version.ts';
import type { VersionRange } from '../../model/documents/version.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';

/** Whether something holds in the version of a component: `unknown` where it does in some of the possible versions only. */
export type Holds = 'yes' | 'no' | 'unknown';

/**
 * Whether a component's version lies in a range. A component that does not tell its version may have every one that the
 * tables cover and that knows the flags of its command line: any other would not start.
 */
export function holdsFor(component: ComponentView | undefined, range: VersionRange): Holds {
  return component ? within(possibleVersions(component), range) : 'unknown';
}

/** The same of the node's API server, whose version is that of the cluster's API. */
export function holdsForCluster(node: NodeView, range: VersionRange): Holds {
  return holdsFor(componentOf(node, 'kube-apiserver'), range);
}

/** The same with regard to one flag, whose presence then tells nothing of the version. */
export function holdsWithFlag(component: ComponentView, name: string, range: VersionRange): Holds {
  return within(possibleVersions(component, name), range);
}

interface Minors {
  readonly first: number;
  readonly last: number;
}

function within({ first, last }: Minors, { since = 0, until = Infinity }: VersionRange): Holds {
  if (first >= since && last < until) return 'yes';
  return last < since || first >= until ? 'no' : 'unknown';
}

function possibleVersions({ name, version, minors, flags }: ComponentView, except?: string): Minors {
  if (version) return { first: version.minor, last: version.minor };
  const bounds = releasesOf(name);
  let first = Math.max(bounds.first, minors?.first ?? bounds.first);
  let last = Math.min(bounds.last, minors?.last ?? bounds.last);
  for (const { flag, spec } of flags) {
    if (!flag.spelling.startsWith('-') || flag.name === except) continue;
    first = Math.max(first, spec?.versions?.since ?? first);
    last = Math.min(last, (spec?.versions?.until ?? last + 1) - 1);
  }
  // Flags of different times are a mistake that leaves the version open.
  const { first: oldest, last: newest } = releasesOf(name);
  return first <= last ? { first, last } : { first: oldest, last: newest };
}
