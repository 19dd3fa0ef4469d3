import type { ComponentDocument, ComponentName } from '../../model/documents/component.ts';
import type { NodeFile } from '../../model/node.ts';
import { baseName } from '../../model/source/directories.ts';

/** A component as a file of the node configures it. */
interface PlacedComponent {
  readonly document: ComponentDocument;
  readonly hostPath: string | undefined;
}

/** The components that the files configure, in the order of their use, without static pods that the kubelet does not run. */
export function* componentsIn(files: readonly NodeFile[]): Generator<PlacedComponent> {
  const run = new Set<ComponentName>();
  for (const { file, hostPath } of inOrderOfUse(files)) {
    const isOfOther = isInOtherNode(hostPath);
    for (const document of file.documents) {
      if (document.kind !== 'component' || isHiddenInManifests(hostPath)) continue;
      if (isOfOther && run.has(document.component)) continue;
      if (!isOfOther && document.source === 'staticPod') run.add(document.component);
      yield { document, hostPath };
    }
  }
}

/** The kubelet does not descend into folders below that of its static pods, nor reads names with a leading dot (pkg/kubelet/config, file.go). */
function isHiddenInManifests(hostPath = ''): boolean {
  return /^\/etc\/kubernetes\/manifests\/(?:\.|[^/]+\/)/.test(hostPath);
}

/** Whether the manifest is in a folder of the node that may be a copy of another node. */
function isInOtherNode(hostPath = ''): boolean {
  return /^\/.+\/etc\/kubernetes\/manifests\//.test(hostPath);
}

/** The manifest the kubelet is meant to run comes before any other of the same component. */
function inOrderOfUse(files: readonly NodeFile[]): readonly NodeFile[] {
  const nameRank = (file: NodeFile) => (isNamedForComponent(file) ? 0 : 1);
  return [...files].sort(
    (a, b) => placeRank(a) - placeRank(b) || nameRank(a) - nameRank(b) || (a.path < b.path ? -1 : 1),
  );
}

function placeRank({ path, hostPath, isStaticPod }: NodeFile): number {
  if (isInOtherNode(hostPath) || !/\.(ya?ml|json|manifest)$/.test(path)) return 1;
  return isStaticPod || /\/manifests\/[^/]+$/.test(`/${path}`) ? 0 : 1;
}

/** Whether the name of the file is that of the component in it: a variant of a manifest has a longer one. */
function isNamedForComponent({ path, file }: NodeFile): boolean {
  const name = baseName(path);
  return file.documents.some((one) => one.kind === 'component' && name.startsWith(`${one.component}.`));
}
