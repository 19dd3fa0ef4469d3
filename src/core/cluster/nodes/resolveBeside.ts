import type { Resolution } from '../../model/resolution.ts';
import type { InspectedFolder, NodeRoot } from '../../model/root.ts';
import { type ResolveContext, resolveHostPath } from './resolvePath.ts';

/** What a relative path leads to from a file whose path on the node is unknown; unknown for an absolute one. */
export async function resolveBeside(
  folder: InspectedFolder,
  from: string,
  path: string,
  context: ResolveContext,
): Promise<Resolution> {
  if (path.startsWith('/')) return { kind: 'unknown', hostPath: path, reason: 'outside-root' };
  const directory = from.split('/').slice(0, -1);
  const root: NodeRoot = {
    folder,
    path: '',
    uri: folder.uri,
    hostPath: '',
    mounts: [{ hostPath: '', uri: folder.uri }],
  };
  if (path.split('/').filter((segment) => segment === '..').length > directory.length) {
    return { kind: 'unknown', reason: 'outside-root' };
  }
  return resolveHostPath(root, `/${[...directory, path].join('/')}`, context);
}
