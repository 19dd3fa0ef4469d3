import { isTemplated } from '../../formats/placeholder.ts';
import { isStaticPodPath } from '../../kubernetes/values/candidatePath.ts';
import { type ComponentView, componentOf, type NodeFile, type NodeView, type PodFolder } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import type { NodeRoot } from '../../model/root.ts';
import { nameOf, parentOf } from '../files/directories.ts';
import { flagUri, flagView } from './flags.ts';
import { pathBelow } from './root.ts';

/**
 * The folder whose files the kubelet runs, as its flags or its configuration name it (kubernetes.io, "Create static Pods"). Undefined
 * if the folder is not in the workspace, and if only evidence places it, since such a folder may contain other files.
 */
export async function podFolderOf(
  node: Pick<NodeView, 'components'>,
  { mounts }: NodeRoot,
  resolve: (hostPath: string) => Promise<Resolution>,
): Promise<PodFolder | undefined> {
  const kubelet = componentOf(node, 'kubelet');
  const flag = flagView(kubelet, 'pod-manifest-path')?.flag;
  if (!kubelet || !flag?.value?.startsWith('/') || isTemplated(flag.value)) return undefined;
  const resolution = await resolve(flag.value);
  if (resolution.kind !== 'directory') return undefined;
  const { hostPath, uri } = resolution;
  const isGuessed = mounts.some((mount) => mount.isInferred && pathBelow(mount.uri, uri) !== undefined);
  return isGuessed ? undefined : { hostPath, uri, namedIn: flagUri(kubelet, flag) };
}

/**
 * Without the static pods that the kubelet does not run: those below its folder that are not directly in it, or whose name has a leading
 * dot (pkg/kubelet/config, file.go). Files in a folder with the name of a static pod folder remain.
 */
export function withoutHiddenPods(
  components: readonly ComponentView[],
  folder: PodFolder | undefined,
  files: readonly NodeFile[],
): readonly ComponentView[] {
  if (!folder) return components;
  const hidden = new Set<string>();
  for (const { file, hostPath = '' } of files) {
    if (pathBelow(folder.hostPath, hostPath) === undefined || isStaticPodPath(hostPath)) continue;
    if (parentOf(hostPath) !== folder.hostPath || nameOf(hostPath).startsWith('.')) hidden.add(file.uri);
  }
  return components.filter(({ uri, document }) => document?.source !== 'staticPod' || !hidden.has(uri));
}
