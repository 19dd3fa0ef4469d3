import type { FileSystem } from '../../model/ports.ts';
import type { InferredMount, InspectedFolder, NodeRoot, PathMount } from '../../model/root.ts';
import { normalizePath } from '../../model/source/directories.ts';
import { embeddedUri, splitEmbeddedPath } from '../../model/source/embeddedUri.ts';
import type { InferredPlace, InferredRoot } from './inferredRoots.ts';
import type { RootBase } from './rootBases.ts';

/** The root at a place, with all paths of the node that are known to lie in the workspace: settings first, then what the files show. */
export function toNodeRoot(
  fileSystem: FileSystem,
  place: Pick<RootBase, 'folder' | 'path'> & { readonly hostPath?: string },
  evidence: InferredRoot | undefined,
  mappings: readonly PathMount[],
): NodeRoot {
  const { folder, path, hostPath } = place;
  const uriOf = (directory: string) => uriAt(fileSystem, folder, directory);
  const uri = uriOf(path);
  // A document may write some of a machine's files only.
  const isPartial = splitEmbeddedPath(path) !== undefined;
  const own: PathMount[] = hostPath === undefined ? [] : [{ hostPath, uri, ...(isPartial && { isInferred: true }) }];
  // The real /etc/kubernetes, opened where it is: the whole machine is its node, and no copy is mixed into it.
  const machinePath = fileSystem.machinePath(uri);
  if (machinePath !== undefined && hostPath && normalizePath(machinePath) === hostPath) {
    const up = hostPath
      .split('/')
      .slice(1)
      .map(() => '..');
    own.push({ hostPath: '', uri: fileSystem.join(uri, ...up) });
  }
  const mapped = [...mappings].sort(byDepth);
  const inferred = (evidence?.places ?? [])
    .map(
      (one: InferredPlace): InferredMount => ({
        ...one,
        uri: uriOf(one.directory),
        isInferred: !one.isSure,
      }),
    )
    .sort(byDepth);
  return {
    folder,
    path,
    uri,
    hostPath,
    mounts: [...mapped, ...inferred, ...own],
    ...(inferred.length > 0 && { inferred }),
    ...(evidence && evidence.ambiguous.size > 0 && { ambiguous: evidence.ambiguous }),
  };
}

/** The URI of a directory of the folder, or of one that a document writes. */
function uriAt(fileSystem: FileSystem, folder: InspectedFolder, path: string): string {
  const embedded = splitEmbeddedPath(path);
  if (embedded) return embeddedUri(uriAt(fileSystem, folder, embedded.document), embedded.machine, embedded.path);
  return path === '' ? folder.uri : fileSystem.join(folder.uri, ...path.split('/'));
}

function byDepth(one: PathMount, other: PathMount): number {
  return other.hostPath.length - one.hostPath.length;
}
