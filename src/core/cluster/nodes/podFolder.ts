import { isTemplated } from '../../formats/placeholder.ts';
import { isStaticPodPath } from '../../kubernetes/values/candidatePath.ts';
import type { Flag } from '../../model/documents/component.ts';
import { type ComponentView, componentOf, type NodeFile, type NodeView, type PodFolder } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import type { NodeRoot, PathMount } from '../../model/root.ts';
import { baseName, normalizePath, parentOf } from '../../model/source/directories.ts';
import { joinEmbedded, splitEmbedded } from '../../model/source/embeddedUri.ts';
import { pathBelow } from '../roots/root.ts';
import { flagText, flagUri, flagView } from './flags.ts';

/**
 * The folder whose files the kubelet runs, or the one file, as its flags or its configuration name it (kubernetes.io, "Create static Pods";
 * pkg/kubelet/config, file.go). Undefined if it is not in the workspace, and if only evidence places it, since such a folder may contain other
 * files.
 */
export async function podFolderOf(
  node: Pick<NodeView, 'components' | 'files'>,
  { mounts }: NodeRoot,
  resolve: (hostPath: string) => Promise<Resolution>,
): Promise<PodFolder | undefined> {
  const kubelet = componentOf(node, 'kubelet');
  const flag = flagView(kubelet, 'pod-manifest-path')?.flag;
  if (!kubelet || !flag) return undefined;
  const path = pathOf(kubelet, flag, node.files);
  if (path === undefined || isTemplated(path)) return undefined;
  const namedIn = flagUri(kubelet, flag);
  const resolution = await resolve(path);
  if (resolution.kind === 'file' || resolution.kind === 'directory') {
    const { kind, hostPath, uri } = resolution;
    const isGuessed = mounts.some((mount) => isGuess(mount) && pathBelow(mount.uri, uri) !== undefined);
    return isGuessed ? undefined : { hostPath, uri, ...(kind === 'file' && { isFile: true }), namedIn };
  }
  const hostPath = normalizePath(path);
  const uri = writtenFolder(mounts, hostPath);
  return uri === undefined ? undefined : { hostPath, uri, namedIn };
}

/** Whether only evidence places the directory. A machine configuration writes each file to its path, though it may leave out what it likes. */
function isGuess({ isInferred, uri }: PathMount): boolean {
  return isInferred === true && splitEmbedded(uri) === undefined;
}

/** The URI of a folder that a machine configuration may write files to. */
function writtenFolder(mounts: readonly PathMount[], hostPath: string): string | undefined {
  for (const mount of mounts) {
    const below = pathBelow(mount.hostPath, hostPath);
    const uri = below === undefined ? undefined : joinEmbedded(mount.uri, [below]);
    if (uri !== undefined) return uri;
  }
  return undefined;
}

/**
 * The path on the node. A relative one in the kubelet's configuration counts from that file (kubeletconfig/configfiles); a relative one in a flag
 * or a drop-in counts from the working directory, which no file shows.
 */
function pathOf(kubelet: ComponentView, flag: Flag, files: readonly NodeFile[]): string | undefined {
  const { value = '', spelling } = flag;
  if (value === '' || value.startsWith('/')) return value || undefined;
  const isDropIn = flag.uri !== undefined || flagText(kubelet, 'config-dir') !== undefined;
  if (isDropIn || spelling.startsWith('-')) return undefined;
  const from = files.find(({ file }) => file.uri === kubelet.uri)?.hostPath;
  return from === undefined ? undefined : `${parentOf(from)}/${value}`;
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
  if (!folder || folder.isFile) return components;
  const hidden = new Set<string>();
  for (const { file, hostPath = '' } of files) {
    if (pathBelow(folder.hostPath, hostPath) === undefined || isStaticPodPath(hostPath)) continue;
    if (parentOf(hostPath) !== folder.hostPath || baseName(hostPath).startsWith('.')) hidden.add(file.uri);
  }
  return components.filter(({ uri, document }) => document?.source !== 'staticPod' || !hidden.has(uri));
}
