import { lastEarlierRelease } from '../../kubernetes/flags/earlierFlags.ts';
import { kubeadmVersion, onlyVersion, releasesOf, releaseText } from '../../kubernetes/versions/version.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import type { Version, VersionRange } from '../../model/documents/version.ts';
import { type ComponentView, componentOf, type NodeFile, type NodeView } from '../../model/node.ts';
import { parentOf } from '../../model/source/directories.ts';

/** Whether something holds in the version of a component: `unknown` where it does in some of the possible versions only. */
export type Holds = 'yes' | 'no' | 'unknown';

/**
 * Whether a component's version lies in a range. A component that does not tell its version may have every one that the
 * tables cover and that knows the flags of its command line: any other would not start.
 */
export function holdsFor(component: ComponentView | undefined, range: VersionRange): Holds {
  return component ? within(possibleVersions(component), range, component.version?.patch) : 'unknown';
}

/** The same of the node's API server, whose version is that of the cluster's API. */
export function holdsForCluster(node: NodeView, range: VersionRange): Holds {
  return holdsFor(componentOf(node, 'kube-apiserver'), range);
}

/** The same with regard to one flag, whose presence then tells nothing of the version. */
export function holdsWithFlag(component: ComponentView, name: string, range: VersionRange): Holds {
  return within(possibleVersions(component, name), range, component.version?.patch);
}

/** The first release in the range, of the component's own minor release if only its last patches are: "1.31.7". */
export function firstRelease({ name, version }: Pick<ComponentView, 'name' | 'version'>, range: VersionRange): string {
  const { since = 0, patches = {} } = range;
  const patch = version && patches[version.minor];
  return patch === undefined ? releaseText(name, since) : `${releaseText(name, version?.minor ?? since)}.${patch}`;
}

interface Minors {
  readonly first: number;
  readonly last: number;
}

function within({ first, last }: Minors, range: VersionRange, patch: number | undefined): Holds {
  const { since = 0, until = Infinity, patches = {} } = range;
  if (first >= since && last < until) return 'yes';
  if (last >= since && first < until) return 'unknown';
  const earlier = Object.entries(patches).filter(([minor]) => Number(minor) >= first && Number(minor) <= last);
  const [only] = earlier;
  if (!only) return 'no';
  if (first !== last || patch === undefined) return 'unknown';
  return patch >= only[1] ? 'yes' : 'no';
}

function possibleVersions({ name, version, minors, flags }: ComponentView, except?: string): Minors {
  if (version) return { first: version.minor, last: version.minor };
  const bounds = releasesOf(name);
  const earlier = flags.flatMap(({ flag }) => lastEarlierRelease(name, flag.name) ?? []);
  if (earlier.length > 0) return { first: Math.min(0, ...earlier), last: Math.min(...earlier) };
  // The release is older or newer than the tables.
  if (minors && (minors.last < bounds.first || minors.first > bounds.last)) return minors;
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

/** How many minor releases a kubelet may be older than its API server; it may never be newer (kubernetes.io, "Version Skew Policy"). */
export const KUBELET_SKEW = 3;

/**
 * The components, a kubelet whose version is unknown bounded by that of the API server of the same node. It is left open if kubeadm's
 * configuration in the kubelet's own folder states another release: the files may be of another cluster.
 */
export function withKubeletSkew(
  components: readonly ComponentView[],
  files: readonly NodeFile[],
): readonly ComponentView[] {
  const newest = components.find(({ name }) => name === 'kube-apiserver')?.version?.minor;
  if (newest === undefined) return components;
  const inFolders = groupBy(files, ({ file }) => parentOf(file.uri));
  // There may be any number of kubelets.
  const others = new Set(
    [...inFolders].flatMap(([folder, own]) => (versionsOf(own).some(({ minor }) => minor !== newest) ? folder : [])),
  );
  return components.map((component) => {
    if (component.name !== 'kubelet' || component.version !== undefined) return component;
    if (others.has(parentOf(component.uri))) return component;
    return { ...component, minors: { first: newest - KUBELET_SKEW, last: newest } };
  });
}

/** The components that kubeadm runs in the version of its configuration. */
const CONTROL_PLANE: readonly string[] = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];

/**
 * The components with the version of kubeadm's configuration where they do not tell their own: static pods of the control
 * plane, and those that kubeadm's files imply. A configuration that disagrees with another tells nothing.
 */
export function withKubeadmVersion(
  components: readonly ComponentView[],
  files: readonly NodeFile[],
): readonly ComponentView[] {
  const version = configuredVersion(files);
  if (!version) return components;
  return components.map((component) => {
    const isKubeadms = component.document === undefined || component.document.source === 'staticPod';
    const isOpen = component.version === undefined && isKubeadms && CONTROL_PLANE.includes(component.name);
    return isOpen ? { ...component, version } : component;
  });
}

function configuredVersion(files: readonly NodeFile[]): Version | undefined {
  return onlyVersion(versionsOf(files));
}

/** The versions that kubeadm's configurations state. */
function versionsOf(files: readonly NodeFile[]): readonly Version[] {
  return files.flatMap(({ file }) =>
    file.documents.flatMap((document) => {
      if (document.kind !== 'kubeadmConfiguration' || document.content.kind !== 'ClusterConfiguration') return [];
      return kubeadmVersion(document.content.kubernetesVersion?.value ?? '') ?? [];
    }),
  );
}
