import type { InspectedFolder } from '../inventory/walk.ts';

/** A node's directory and the URI that stands for it. */
export interface PathMount {
  /** Absolute, normalised, without a trailing slash; "" for the node's "/". */
  readonly hostPath: string;
  readonly uri: string;
}

/**
 * Stands for one node's "/" in the workspace: a folder that holds `etc/kubernetes`, or a folder that itself is
 * `/etc/kubernetes`, its `pki` or its `manifests`.
 */
export interface NodeRoot {
  readonly folder: InspectedFolder;
  /** The root's place below the folder, "" for the folder itself. */
  readonly path: string;
  readonly uri: string;
  readonly hostPath: string;
  /** Tried in order, longest host path first; settings' mappings come before the root itself. */
  readonly mounts: readonly PathMount[];
}

/** The path a file has on its node, or undefined where the file does not lie below the root. */
export function hostPathIn(root: NodeRoot, folder: InspectedFolder, path: string): string | undefined {
  if (folder.uri !== root.folder.uri) return undefined;
  if (root.path === '') return `${root.hostPath}/${path}`;
  return path.startsWith(`${root.path}/`) ? `${root.hostPath}${path.slice(root.path.length)}` : undefined;
}

/** Removes "." and "..", doubled and trailing slashes from an absolute POSIX path; "" is the root. */
export function normalizePath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') kept.pop();
    else kept.push(segment);
  }
  return kept.map((segment) => `/${segment}`).join('');
}

/** The part of `path` below `directory` without a leading slash; undefined where it is not below it. */
export function pathBelow(directory: string, path: string): string | undefined {
  if (path === directory) return '';
  return path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : undefined;
}
