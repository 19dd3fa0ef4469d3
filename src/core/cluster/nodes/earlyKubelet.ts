import { flagSpec } from '../../kubernetes/flags/flagTable.ts';
import { isCandidatePath } from '../../kubernetes/values/candidatePath.ts';
import type { Flag } from '../../model/documents/component.ts';
import type { ComponentView, FlagView, NodeFile } from '../../model/node.ts';
import { baseName } from '../../model/source/directories.ts';
import { withoutTrailing } from '../../model/source/trailing.ts';
import { holdsFor, withKubeadmVersion, withKubeletSkew } from './componentVersion.ts';

/**
 * Up to 1.5, the kubelet knew `--pod-manifest-path` as `--config`; from 1.6 to 1.9, it had no such flag (kubernetes/kubernetes, pull requests 29999,
 * 40048 and 57624).
 */
const OF_PODS = { until: 6 };

/** Names of folders of static pods. */
const PODS = /(?:^|[-_.])(?:manifests?|pods?)$/i;

/** The components, with `--config` of a kubelet as `--pod-manifest-path` if it names a folder and the kubelet may be such an early one. */
export function withEarlyKubelets(
  components: readonly ComponentView[],
  files: readonly NodeFile[],
): readonly ComponentView[] {
  if (!components.some((component) => component.flags.some((view) => namesFolder(component, view)))) return components;
  // A file that is read only because the folder is one of pods must not decide whether it is.
  const read = files.filter(({ isStaticPod, path }) => !isStaticPod || isCandidatePath(path));
  const uris = new Set(read.map(({ file }) => file.uri));
  const stating = components.filter(({ uri, name }) => name === 'kubelet' || uris.has(uri));
  const versioned = withKubeletSkew(withKubeadmVersion(stating, read), read);
  const versionOf = new Map(stating.map((component, at) => [component, versioned[at] ?? component]));
  return components.map((component) => {
    const isEarly = mayBeEarly(versionOf.get(component) ?? component);
    const named = component.flags.filter((view) => isEarly && namesFolder(component, view));
    return named.length === 0 ? component : withPodFolder(component, new Set(named.map(({ flag }) => flag)));
  });
}

/** If no release is stated, the folder alone shows an early kubelet: the tables of releases begin later. */
function mayBeEarly(kubelet: ComponentView): boolean {
  const isStated = kubelet.version !== undefined || kubelet.minors !== undefined;
  return !isStated || holdsFor(kubelet, OF_PODS) !== 'no';
}

/** Whether a flag of the command line leads to a folder, or to an unread path with a name that folders of static pods have. */
function namesFolder({ name }: ComponentView, { flag, reference }: FlagView): boolean {
  if (name !== 'kubelet' || flag.name !== 'config' || !flag.spelling.startsWith('-') || !flag.value) return false;
  const last = baseName(withoutTrailing(flag.value, '/'));
  const { resolution } = reference ?? {};
  if (resolution?.kind === 'directory') return !/\.\w+$/.test(last);
  return resolution?.kind === 'unknown' && (flag.value.endsWith('/') || PODS.test(last));
}

function withPodFolder(component: ComponentView, named: ReadonlySet<Flag>): ComponentView {
  const renamed = (flag: Flag): Flag => (named.has(flag) ? { ...flag, name: 'pod-manifest-path' } : flag);
  const { document } = component;
  return {
    ...component,
    ...(document && { document: { ...document, flags: document.flags.map(renamed) } }),
    flags: component.flags.map((view) =>
      named.has(view.flag) ? { flag: renamed(view.flag), spec: flagSpec('kubelet', 'pod-manifest-path') } : view,
    ),
  };
}
